import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, codeOf, openText, readText, until, workspaceFile, writeLog } from '../support/openLogs';

function reportTabs(): vscode.Tab[] {
  return vscode.window.tabGroups.all.flatMap(({ tabs }) =>
    tabs.filter(({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith('billingReport')),
  );
}

async function exported(log: vscode.Uri): Promise<string> {
  const target = workspaceFile(`exported-${Date.now()}.csv`);
  await vscode.commands.executeCommand('cocmBilling.exportReport', log, target);
  return readText(target);
}

describe('billing report', () => {
  afterEach(closeAll);

  it('exported from the sample log is the sample report, byte for byte', async () => {
    const log = workspaceFile('sample.timelog.csv');
    await openText(log);
    assert.equal(await exported(log), await readText(workspaceFile('sample-billing-report.csv')));
  });

  it('opens next to the log, once for each log', async () => {
    const log = workspaceFile('sample.timelog.csv');
    await openText(log);
    await vscode.commands.executeCommand('cocmBilling.generateReport', log);
    await vscode.commands.executeCommand('cocmBilling.generateReport', log);
    await until('the panel', () => reportTabs().length > 0);
    assert.deepEqual(
      reportTabs().map(({ label, group }) => [label, group.viewColumn]),
      [['Billing Report: sample.timelog.csv', 2]],
    );
  });

  it('opens once when it is requested several times at once, and again after it was closed', async () => {
    const log = await writeLog('Date,MRN,Minutes,Initial Assessment\n1/3/2024,A1,70,1/3/2024\n');
    await openText(log);
    const ask = (): Thenable<unknown> => vscode.commands.executeCommand('cocmBilling.generateReport', log);
    await Promise.all([ask(), ask(), ask()]);
    await until('the panel', () => reportTabs().length > 0);
    assert.equal(reportTabs().length, 1);
    await vscode.window.tabGroups.close(reportTabs());
    await until('no panel', () => reportTabs().length === 0);
    await ask();
    await until('the panel again', () => reportTabs().length === 1);
  });

  it('opens from the Explorer for a log that is not open', async () => {
    await vscode.commands.executeCommand('cocmBilling.generateReport', workspaceFile('problems.timelog.csv'));
    await until('the panel', () => reportTabs().length === 1);
  });

  it('opens for several logs that are selected in the Explorer', async () => {
    const first = await writeLog('Date,MRN,Minutes,Initial Assessment\n1/3/2024,A1,40,1/3/2024\n');
    const second = await writeLog('Date,MRN,Minutes,Initial Assessment\n1/9/2024,A1,30,\n');
    await vscode.commands.executeCommand('cocmBilling.generateReport', first, [first, second]);
    const [tab] = await until('the panel', () => reportTabs().length === 1 && reportTabs());
    assert.equal(tab?.label, 'Billing Report: 2 time logs');
  });

  it('marks rows that are in two of its logs while it is open', async () => {
    const text = 'Date,MRN,Minutes,Initial Assessment\n1/3/2024,A1,40,1/3/2024\n';
    const first = await writeLog(text);
    const second = await writeLog(`${text}1/9/2024,A1,30,\n`);
    const marked = (): vscode.Diagnostic[] =>
      vscode.languages.getDiagnostics(second).filter((found) => codeOf(found) === 'CB110');
    await vscode.commands.executeCommand('cocmBilling.generateReport', first, [first, second]);
    const [mark] = await until('the mark', () => marked().length > 0 && marked());
    assert.equal(mark?.range.start.line, 1);
    assert.match(mark.message, /line 2 of "written-[^"]*"/);
    await closeAll();
    await until('no mark', () => marked().length === 0);
  });

  it('is exported as a workbook, a printable page, and JSON', async () => {
    const log = workspaceFile('sample.timelog.csv');
    await openText(log);
    const exportStart = async (command: string, ending: string): Promise<string> => {
      const target = workspaceFile(`exported-${Date.now()}.${ending}`);
      await vscode.commands.executeCommand(`cocmBilling.${command}`, log, target);
      return (await readText(target)).slice(0, 15);
    };
    assert.match(await exportStart('exportWorkbook', 'xlsx'), /^PK/);
    assert.equal(await exportStart('exportPage', 'html'), '<!DOCTYPE html>');
    assert.match(await exportStart('exportJson', 'json'), /^\{\n {2}"rule"/);
  });

  it('includes unsaved edits when it is exported', async () => {
    const log = await writeLog('Date,MRN,Minutes,Initial Assessment\n1/3/2024,A1,69.99,1/3/2024\n');
    await openText(log);
    const edit = new vscode.WorkspaceEdit();
    edit.replace(log, new vscode.Range(1, 12, 1, 17), '130');
    await vscode.workspace.applyEdit(edit);
    assert.match(await exported(log), /\n1\/1\/2024,1\/3\/2024,A1,,,130,,TRUE,0,2,,\n$/);
  });

  it('never overwrites its log', async () => {
    const text = 'Date,MRN,Minutes,Initial Assessment\n1/3/2024,A1,70,1/3/2024\n';
    const log = await writeLog(text);
    await openText(log);
    await vscode.commands.executeCommand('cocmBilling.exportReport', log, log);
    assert.equal(await readText(log), text);
  });

  it('shows the rows of a patient-month in the log', async () => {
    const log = workspaceFile('sample.timelog.csv');
    const document = await openText(log);
    const mrn = '08f1100b-fa32-42c4-b80a-fabf8cea309b';
    await vscode.commands.executeCommand('cocmBilling.showMonthRows', log, mrn, 202403);
    const line = vscode.window.activeTextEditor?.selection.active.line ?? -1;
    assert.ok(document.lineAt(line).text.includes(mrn));
  });
});
