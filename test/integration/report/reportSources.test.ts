import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { Configurations } from '../../../src/extension/logs/configurations';
import { readLogFiles } from '../../../src/extension/logs/logFiles';
import { LogSessions } from '../../../src/extension/logs/logSessions';
import { Today } from '../../../src/extension/logs/today';
import { readTogether } from '../../../src/extension/logs/readFolders';
import { FilesSource } from '../../../src/extension/report/reportSource';
import { formatMinutes } from '../../../src/log/values/minutes';
import { billingReport } from '../../../src/report/billingReport';
import { closeAll, readText, until, workspaceFile, writeLog, writeText } from '../support/openLogs';

const HEADER = 'Date,MRN,Minutes,Initial Assessment\n';

let folders = 0;

describe('the report of logs that are not open', () => {
  let configurations: Configurations;
  let sessions: LogSessions;
  let source: FilesSource | undefined;
  beforeEach(() => {
    const today = new Today();
    configurations = new Configurations(today);
    sessions = new LogSessions(configurations, today);
  });
  afterEach(async () => {
    source?.dispose();
    sessions.dispose();
    configurations.dispose();
    await closeAll();
  });

  async function open(...texts: readonly string[]): Promise<{ uris: vscode.Uri[]; minutes: () => string }> {
    const folder = workspaceFile(`together-${++folders}-${Date.now()}`);
    const uris = texts.map((_text, log) => vscode.Uri.joinPath(folder, `${log}.timelog.csv`));
    await Promise.all(uris.map((uri, log) => writeText(uri, texts[log] ?? '')));
    const read = await readLogFiles(sessions, uris);
    assert.ok(read);
    const files = new FilesSource(sessions, uris, read);
    source = files;
    return { uris, minutes: () => formatMinutes(files.report({}).totals.minutes) };
  }

  it('follows a change by another program', async () => {
    const { uris, minutes } = await open(`${HEADER}1/3/2024,A1,40,1/3/2024\n`, `${HEADER}1/9/2024,A1,30,\n`);
    assert.equal(minutes(), '70');
    await writeText(uris[1]!, `${HEADER}1/9/2024,A1,30,\n1/10/2024,A1,5,\n`);
    await until('the minutes on disk', () => minutes() === '75');
  });

  it('follows the configuration file', async () => {
    const { uris, minutes } = await open(`${HEADER.replace('Minutes', 'Minutes,Other')}1/3/2024,A1,40,50,1/3/2024\n`);
    assert.equal(minutes(), '40');
    const configuration = vscode.Uri.joinPath(uris[0]!, '..', 'cocm-billing.json');
    await writeText(configuration, '{ "columns": { "Minutes": null, "Other": "Minutes" } }');
    await until('the other column', () => minutes() === '50');
  });
});

describe('the report of files and folders that are selected in the Explorer', () => {
  let today: Today;
  let configurations: Configurations;
  let sessions: LogSessions;
  beforeEach(() => {
    today = new Today();
    configurations = new Configurations(today);
    sessions = new LogSessions(configurations, today);
  });
  afterEach(async () => {
    sessions.dispose();
    configurations.dispose();
    await closeAll();
  });

  /** Writes the sample into a new folder, and another log into a subfolder. */
  async function writeLogs(): Promise<{ folder: vscode.Uri; subfolder: vscode.Uri; sample: vscode.Uri }> {
    const folder = workspaceFile(`selected-${++folders}-${Date.now()}`);
    const subfolder = vscode.Uri.joinPath(folder, 'march');
    const sample = vscode.Uri.joinPath(folder, 'january.timelog.csv');
    await writeText(sample, await readText(workspaceFile('sample.timelog.csv')));
    await writeText(vscode.Uri.joinPath(subfolder, 'b.timelog.csv'), `${HEADER}3/3/2024,A1,40,3/3/2024\n`);
    return { folder, subfolder, sample };
  }

  async function sumMinutes(selected: readonly vscode.Uri[]): Promise<string> {
    const together = await readTogether(sessions, selected);
    assert.ok(together);
    assert.deepEqual(together.read.failed, []);
    return formatMinutes(billingReport(together.read.billed).totals.minutes);
  }

  it('counts each log once, however it is selected', async () => {
    const { folder, subfolder, sample } = await writeLogs();
    const inFolder = (path: string): vscode.Uri => folder.with({ path: `${folder.path}/${path}` });
    const total = '3784.647';
    assert.equal(await sumMinutes([folder]), total);
    assert.equal(await sumMinutes([folder, sample]), total);
    assert.equal(await sumMinutes([sample, folder]), total);
    assert.equal(await sumMinutes([folder, subfolder]), total);
    assert.equal(await sumMinutes([subfolder, sample, folder]), total);
    assert.equal(await sumMinutes([folder, inFolder(''), inFolder('march/..')]), total);
    assert.equal(await sumMinutes([sample, sample, inFolder('march/../january.timelog.csv')]), '3744.647');
  });

  it('shows one log, not two, for a folder and the only file in it', async () => {
    const folder = workspaceFile(`selected-${++folders}-${Date.now()}`);
    const log = vscode.Uri.joinPath(folder, 'only.timelog.csv');
    await writeText(log, await readText(workspaceFile('sample.timelog.csv')));
    await vscode.commands.executeCommand('cocmBilling.generateReport', folder, [folder, log]);
    const labels = (): string[] =>
      vscode.window.tabGroups.all
        .flatMap(({ tabs }) => tabs)
        .filter(({ input }) => input instanceof vscode.TabInputWebview)
        .map(({ label }) => label);
    await until('the panel', () => labels().length > 0);
    assert.deepEqual(labels(), ['Billing Report: only.timelog.csv']);
    const target = workspaceFile(`exported-${Date.now()}.csv`);
    await vscode.commands.executeCommand('cocmBilling.exportReport', log, target);
    assert.equal(await readText(target), await readText(workspaceFile('sample-billing-report.csv')));
  });
});

describe('the report panel of a closed log', () => {
  afterEach(closeAll);

  it('follows its file on disk, and shows the rows of a line in it', async () => {
    const log = await writeLog(`${HEADER}1/3/2024,A1,40,1/3/2024\n1/4/2024,A2,20,1/4/2024\n`);
    const isOpen = (): boolean => vscode.workspace.textDocuments.some(({ uri }) => uri.toString() === log.toString());
    const figures = async (): Promise<string> => {
      const target = workspaceFile(`exported-${Date.now()}.csv`);
      await vscode.commands.executeCommand('cocmBilling.exportReport', log, target);
      return readText(target);
    };
    await vscode.commands.executeCommand('cocmBilling.generateReport', log);
    assert.match(await figures(), /,A1,,,40,/);
    // VS Code keeps only the latest 50 documents without an editor open.
    for (let other = 0; other < 60 && isOpen(); other++) {
      await vscode.workspace.openTextDocument(await writeLog('x', '.txt'));
    }
    await until('the log to be closed', () => !isOpen());
    await writeText(log, `${HEADER}1/3/2024,A1,41,1/3/2024\n1/4/2024,A2,20,1/4/2024\n`);
    for (const end = Date.now() + 10_000; !(await figures()).includes(',A1,,,41,');) {
      assert.ok(Date.now() < end, 'Timed out waiting for the minutes on disk.');
    }
    assert.equal(isOpen(), false);
    await vscode.commands.executeCommand('cocmBilling.showMonthRows', log, 'A2', 202401);
    assert.equal(vscode.window.activeTextEditor?.selection.active.line, 2);
  });
});
