import assert from 'node:assert/strict';
import { findLogs } from '../../../src/files/findLogs';
import { createMemoryFiles, type MemoryFilesOptions } from '../support/memoryFiles';

const LOGS = {
  '/logs/a.timelog.csv': '',
  '/logs/b.TimeLog.CSV': '',
  '/logs/2024/c.timelog.csv': '',
  '/logs/.git/d.timelog.csv': '',
  '/logs/node_modules/e.timelog.csv': '',
  '/logs/letter.csv': '',
  '/empty/letter.csv': '',
};

async function find(paths: readonly string[], options?: MemoryFilesOptions): Promise<readonly string[]> {
  const { logs, failed } = await findLogs(createMemoryFiles(LOGS, options), paths);
  assert.deepEqual(failed, []);
  return logs;
}

describe('the logs to read', () => {
  it('of a folder are its time logs and those of its subfolders, by name', async () => {
    assert.deepEqual(await find(['/logs']), ['/logs/2024/c.timelog.csv', '/logs/a.timelog.csv', '/logs/b.TimeLog.CSV']);
  });

  it('of a folder do not include links to folders, which can lead back to it', async () => {
    const links = { '/logs/2024/back': '/logs' };
    assert.equal((await find(['/logs'], { links })).length, 3);
  });

  it('include a named file, whatever its name', async () => {
    assert.deepEqual(await find(['/logs/letter.csv']), ['/logs/letter.csv']);
  });

  it('include a missing file, which is reported when it is read', async () => {
    assert.deepEqual(await find(['/logs/missing.csv']), ['/logs/missing.csv']);
  });

  it('fail for a named folder without a time log, and for a folder that cannot be listed', async () => {
    const files = createMemoryFiles(LOGS, { locked: ['/logs/2024'] });
    const { logs, failed } = await findLogs(files, ['/empty', '/logs']);
    assert.deepEqual(logs, ['/logs/a.timelog.csv', '/logs/b.TimeLog.CSV']);
    assert.deepEqual(
      failed.map(({ path, failure }) => [path, failure.code, failure.location?.file]),
      [
        ['/empty', 'no-logs', '/empty'],
        ['/logs/2024', 'no-permission', '/logs/2024'],
      ],
    );
  });
});

describe('each log is read once', () => {
  const log = '/logs/a.timelog.csv';

  it('when a folder and a file in it are named, in the order of the first', async () => {
    const [first, ...others] = await find(['/logs', log]);
    assert.deepEqual([first, others.length], ['/logs/2024/c.timelog.csv', 2]);
    assert.deepEqual((await find([log, '/logs']))[0], log);
    assert.equal((await find([log, '/logs'])).length, 3);
  });

  it('when a folder and its parent folder are named', async () => {
    assert.equal((await find(['/logs', '/logs/2024'])).length, 3);
    assert.equal((await find(['/logs/2024', '/logs'])).length, 3);
  });

  it('when a file is named twice', async () => {
    assert.deepEqual(await find([log, log]), [log]);
  });

  it('when a path is written in different ways', async () => {
    assert.deepEqual(await find([log, '/logs/../logs/./a.timelog.csv', '/logs//../logs/a.timelog.csv']), [log]);
    assert.equal((await find(['/logs', '/logs/', '/logs/2024/..'])).length, 3);
  });

  it('when a link leads to it', async () => {
    assert.deepEqual(await find([log, '/link.csv'], { links: { '/link.csv': log } }), [log]);
  });

  it('when a path differs in case and the file system ignores case', async () => {
    const options = { ignoresCase: true };
    assert.deepEqual(await find([log, '/LOGS/A.timelog.csv'], options), [log]);
    assert.equal((await find(['/logs', '/Logs'], options)).length, 3);
  });

  it('but not as another file whose name differs only in case', async () => {
    const files = createMemoryFiles({ '/Logs/a.csv': '', '/logs/a.csv': '', '/logs/A.csv': '' });
    const paths = ['/Logs/a.csv', '/logs/a.csv', '/logs/A.csv'];
    assert.deepEqual((await findLogs(files, paths)).logs, paths);
  });
});
