import assert from 'node:assert/strict';
import { DEFAULT_CONFIGURATION } from '../../../src/configuration/configuration';
import { readLogs, type LogSettings, type ReadLogs, type ReadLogsOptions } from '../../../src/files/readLogs';
import { toLocalDate } from '../../../src/log/values/calendarDate';
import { formatMinutes } from '../../../src/log/values/minutes';
import { billingReport } from '../../../src/report/billingReport';
import { createMemoryFiles } from '../support/memoryFiles';

const HEADER = 'Date,MRN,Minutes,Initial Assessment\n';
const JANUARY = `${HEADER}1/3/2024,A1,40,1/3/2024\n1/9/2024,A1,30,\n`;
const STANDARD: LogSettings<string> = {
  file: undefined,
  configuration: DEFAULT_CONFIGURATION,
  roster: undefined,
  notice: '',
};

const OPTIONS: ReadLogsOptions<string> = {
  today: toLocalDate(new Date(2024, 5, 1)),
  findSettings: () => Promise.resolve(STANDARD),
  unreadableFiles: 'skip',
};

async function read(
  contents: Readonly<Record<string, string | Uint8Array>>,
  paths: readonly string[],
  options: Partial<ReadLogsOptions<string>> = {},
): Promise<ReadLogs<string>> {
  const result = await readLogs(createMemoryFiles(contents), paths, { ...OPTIONS, ...options });
  assert.ok(result.ok);
  return result.value;
}

function sumMinutes({ billed }: ReadLogs<string>): string {
  return formatMinutes(billingReport(billed).totals.minutes);
}

describe('several logs read as one', () => {
  it('a log that is named twice is counted once', async () => {
    const found = await read({ '/a.csv': JANUARY }, ['/a.csv', '/./a.csv']);
    assert.equal(sumMinutes(found), '70');
    assert.deepEqual([found.files, found.settings.length], [['/a.csv'], 1]);
  });

  it('a patient in two logs is one patient', async () => {
    const found = await read({ '/a.csv': JANUARY, '/b.csv': `${HEADER}1/20/2024,A1,30,\n` }, ['/a.csv', '/b.csv']);
    assert.deepEqual([sumMinutes(found), billingReport(found.billed).lines.length], ['100', 1]);
  });

  it('a file that cannot be read is skipped and reported, and stops the reading where it must', async () => {
    const files = {
      '/a.csv': JANUARY,
      '/letter.csv': 'Dear colleague,\n',
      '/scan.csv': new Uint8Array([0x89, 0x50, 0x4e, 0x47]),
    };
    const paths = ['/missing.csv', '/scan.csv', '/letter.csv', '/a.csv'];
    const found = await read(files, paths);
    assert.deepEqual(found.files, ['/a.csv']);
    assert.deepEqual(
      found.failed.map(({ path, failure }) => [path, failure.code]),
      [
        ['/missing.csv', 'file-not-found'],
        ['/scan.csv', 'not-text'],
        ['/letter.csv', 'not-a-log'],
      ],
    );
    const stopped = await readLogs(createMemoryFiles(files), paths, { ...OPTIONS, unreadableFiles: 'stop' });
    assert.deepEqual(stopped.ok ? undefined : stopped.failure.location, { file: '/missing.csv' });
  });

  it('a log with another configuration than the first is not read with it', async () => {
    const findSettings = (log: string): Promise<LogSettings<string>> =>
      Promise.resolve({ ...STANDARD, file: log === '/a.csv' ? '/cocm-billing.json' : '/b/cocm-billing.json' });
    const found = await read({ '/a.csv': JANUARY, '/b/b.csv': JANUARY }, ['/a.csv', '/b/b.csv'], { findSettings });
    assert.equal(sumMinutes(found), '70');
    assert.deepEqual(
      found.failed.map(({ failure }) => failure.code),
      ['different-configuration'],
    );
  });

  it('a log in Windows-1252 has a warning about its encoding', async () => {
    const bytes = Uint8Array.from(JANUARY.replace('A1,40', 'Zo\u00eb,40'), (letter) => letter.charCodeAt(0));
    const found = await read({ '/a.csv': JANUARY, '/b.csv': bytes }, ['/a.csv', '/b.csv']);
    assert.deepEqual(
      found.encodingProblems.map((problems) => problems.map(({ code }) => code)),
      [[], ['CB008']],
    );
  });

  it('a log that is written to while it is read is not reported on', async () => {
    const files = createMemoryFiles({ '/a.csv': JANUARY });
    const result = await readLogs(
      {
        ...files,
        async open(path) {
          const opened = await files.open(path);
          return opened.ok ? { ok: true, value: { ...opened.value, isUnchanged: () => false } } : opened;
        },
      },
      ['/a.csv'],
      OPTIONS,
    );
    assert.equal(result.ok ? '' : result.failure.code, 'file-changed');
  });

  it('can be canceled between two files and within one', async () => {
    const files = createMemoryFiles({ '/a.csv': JANUARY, '/b.csv': JANUARY });
    const cancelAfter = async (event: 'onFile' | 'pause'): Promise<string[]> => {
      const started: string[] = [];
      let isCanceled = false;
      const result = await readLogs(files, ['/a.csv', '/b.csv'], {
        ...OPTIONS,
        isCanceled: () => isCanceled,
        onFile(path) {
          started.push(path);
          isCanceled ||= event === 'onFile' && started.length === 2;
        },
        pause: () => Promise.resolve(void (isCanceled ||= event === 'pause')),
      });
      assert.equal(result.ok ? '' : result.failure.code, 'canceled');
      return started;
    };
    assert.deepEqual(await cancelAfter('pause'), ['/a.csv']);
    assert.deepEqual(await cancelAfter('onFile'), ['/a.csv', '/b.csv']);
  });
});
