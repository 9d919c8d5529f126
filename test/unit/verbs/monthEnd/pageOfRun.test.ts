import assert from 'node:assert/strict';
import { linkSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../../../../src/cli/cli';
import { temporaryFolder } from '../../support/temporaryFolder';

const sample = readFileSync(join(__dirname, '..', '..', '..', 'fixtures', 'sample.timelog.csv'), 'utf8');

const monthEnd = (settings: string, cell: string): string =>
  `---\n${settings}\nmonth: 2024-01\n---\n\`\`\`cocm\n${cell}\n\`\`\`\n`;

describe('the page of cocm-billing run', () => {
  const folder = temporaryFolder();

  const writeFiles = (settings = 'logs: [sample.timelog.csv]', cell = 'totals'): string => {
    folder.write('sample.timelog.csv', sample);
    folder.write('cocm-billing.json', '{ "roster": "roster.csv", "feeFile": { "path": "fees.csv" } }');
    folder.write('roster.csv', 'MRN,Name\nM1,Ann Lee\n');
    folder.write('fees.csv', 'Code,Fee\n99492,150\n');
    folder.write('sample.closed-2023-12.csv', 'MRN\n');
    folder.write('sample.billed.csv', 'x\n');
    folder.write('other.timelog.csv', sample);
    folder.write('team.json', '{}');
    folder.write('before.csv', 'MRN\n');
    return folder.write('jan.cocm-month.md', monthEnd(settings, cell));
  };

  const checkRefused = async (file: string, name: string): Promise<void> => {
    const path = folder.join(name);
    const before = readFileSync(path, 'utf8');
    const { exitCode, stdout, stderr } = await run(['run', file, '--html', path]);
    assert.equal(readFileSync(path, 'utf8'), before, name);
    assert.equal(exitCode, 2, name);
    assert.equal(stdout, '', name);
    assert.match(stderr, /Choose another file/, name);
  };

  for (const [kind, name] of [
    ['the month end itself', 'jan.cocm-month.md'],
    ['a log of the settings', 'sample.timelog.csv'],
    ['the configuration', 'cocm-billing.json'],
    ['the roster', 'roster.csv'],
    ['the file of fees', 'fees.csv'],
    ['a closed month', 'sample.closed-2023-12.csv'],
    ['a record of claims', 'sample.billed.csv'],
  ] as const) {
    it(`never replaces ${kind}`, () => checkRefused(writeFiles(), name));
  }

  it('never replaces a log in a folder of the settings', async () => {
    const file = writeFiles('logs: [.]');
    await checkRefused(file, 'other.timelog.csv');
  });

  it('never replaces a log, a report, or a configuration that only a cell names', async () => {
    await checkRefused(writeFiles(undefined, 'totals other.timelog.csv'), 'other.timelog.csv');
    await checkRefused(writeFiles(undefined, 'totals --config team.json'), 'team.json');
    await checkRefused(writeFiles(undefined, 'compare-reports before.csv other.timelog.csv'), 'before.csv');
    await checkRefused(writeFiles('configuration: team.json\nlogs: [sample.timelog.csv]', 'bill'), 'team.json');
  });

  it('never replaces a log by another name of the same file', async () => {
    const file = writeFiles();
    linkSync(folder.join('sample.timelog.csv'), folder.join('page.html'));
    await checkRefused(file, 'page.html');
  });

  it('never replaces the report that a cell has just written', async () => {
    const page = folder.join('january.csv');
    const { exitCode, stderr } = await run(['run', writeFiles(undefined, 'report -o january.csv'), '--html', page]);
    assert.doesNotMatch(readFileSync(page, 'utf8'), /<html/);
    assert.equal(exitCode, 2);
    assert.match(stderr, /Choose another file/);
  });

  it('is written again over the page of an earlier run', async () => {
    const file = writeFiles();
    const page = folder.write('jan.html', 'the earlier page');
    await run(['run', file, '--html', page]);
    assert.match(readFileSync(page, 'utf8'), /<html/);
  });
});
