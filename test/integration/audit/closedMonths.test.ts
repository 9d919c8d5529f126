import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { createGridLines } from '../../../src/extension/grid/gridLines';
import { findNextProblem } from '../../../src/extension/grid/gridSearch';
import { LogSessions } from '../../../src/extension/logs/logSessions';
import { TextLines } from '../../../src/log/csv/lines';
import type { CalendarMonth } from '../../../src/log/values/calendarDate';
import { findChangesSinceClose } from '../../../src/report/existing/closedMonth';
import { readReport } from '../../../src/report/existing/reportReader';
import { ViewedLines } from '../../../src/sheet/viewedLines';
import { MemoryFiles } from '../support/memoryFiles';
import { closeAll, codeOf, openText, readText, until, writeLog, writeText } from '../support/openLogs';

function changes(uri: vscode.Uri): string[] {
  return vscode.languages
    .getDiagnostics(uri)
    .filter((found) => codeOf(found) === 'CB431')
    .map(({ range, message }) => `${range.start.line + 1} ${message}`);
}

/** Waits until a file that another program writes matches the pattern. */
async function untilWritten(file: vscode.Uri, expected: RegExp): Promise<void> {
  let text = '';
  for (const end = Date.now() + 12_000; !expected.test(text);) {
    assert.ok(Date.now() < end, `Timed out waiting for ${String(expected)}.`);
    await new Promise((resolve) => setTimeout(resolve, 100));
    text = await readText(file).catch(() => '');
  }
}

describe('Close Month', () => {
  afterEach(closeAll);

  it('saves the report next to the log, and shows a later change as a warning until the change is undone', async () => {
    const log = await writeLog('Date,MRN,Minutes,Initial Assessment\n1/3/2024,A1,69.5,1/3/2024\n');
    const document = await openText(log);
    await vscode.commands.executeCommand('cocmBilling.closeMonth', log, 202401);
    const closedReport = log.with({ path: log.path.replace('.timelog.csv', '.closed-2024-01.csv') });
    assert.match(await readText(closedReport), /\n1\/1\/2024,1\/3\/2024,A1,,,69\.5,,0,0,0,,\n$/);
    assert.deepEqual(changes(log), []);

    const edit = new vscode.WorkspaceEdit();
    edit.insert(log, document.lineAt(1).range.end, '\n1/30/2024,A1,0.5,');
    await vscode.workspace.applyEdit(edit);
    await until('the warning', () => changes(log).length > 0);
    assert.deepEqual(changes(log), [
      '2 Jan 2024 is closed, but has changed since: minutes 69.5 → 70 (+0.5); no code → 99492. If it was billed, correct the claim.',
    ]);
    await vscode.commands.executeCommand('undo');
    await until('no warning', () => changes(log).length === 0);
  });
});

describe('A change to a closed month', () => {
  afterEach(closeAll);

  it('is stated for the views of the log, is a problem of its row, and is found with F8', async () => {
    const sessions = new LogSessions();
    try {
      const session = await sessions.open(
        await openText(await writeLog('Date,MRN,Minutes,Initial Assessment\n1/3/2024,A1,75,1/3/2024\n')),
      );
      const viewed = new ViewedLines(session);
      assert.deepEqual(session.notices, []);
      assert.equal(findNextProblem(session, viewed, -1, 1), undefined);
      let fired = 0;
      session.onDidChangeClosedMonths(() => fired++);
      const text = 'Date,Initial Assessment,MRN,Minutes,99492,99493,99494\n1/1/2024,1/3/2024,A1,70,TRUE,0,0\n';
      const report = readReport(TextLines.of(text));
      assert.ok(report.ok);
      session.setClosedMonthProblems(findChangesSinceClose(session.billed, 202401 as CalendarMonth, report.value));
      assert.equal(fired, 1);
      assert.match(session.notices.join(), /^1 patient-month has changed since its month was closed \(CB431\)/);
      const row = session.log.rowAtLine(1);
      assert.equal(findNextProblem(session, viewed, -1, 1)?.row, row);
      const { lines } = createGridLines(session, viewed, { generation: 1, start: 0, count: 5 });
      const entry = lines.find((line) => line.kind === 'entry');
      assert.deepEqual(
        entry?.problems.map(({ code }) => code),
        ['CB431'],
      );
      session.setClosedMonthProblems([]);
      assert.deepEqual(session.notices, []);
    } finally {
      sessions.dispose();
    }
  });
});

describe('Close Month while the folder is still being read', () => {
  /** Files in memory that list a folder late, with the files that it had at the time of the request. */
  class SlowFiles extends MemoryFiles {
    private readonly waiting: (() => void)[] = [];
    isSlow = true;

    override readDirectory(uri: vscode.Uri): [string, vscode.FileType][] | Promise<[string, vscode.FileType][]> {
      const found = super.readDirectory(uri) as [string, vscode.FileType][];
      return this.isSlow ? new Promise((resolve) => this.waiting.push(() => resolve(found))) : found;
    }

    get requestCount(): number {
      return this.waiting.length;
    }

    answer(): void {
      this.waiting.forEach((answer) => answer());
    }
  }

  afterEach(closeAll);

  it('compares the month with later entries, even if the earlier list of files arrives last', async () => {
    const files = new SlowFiles();
    const provider = vscode.workspace.registerFileSystemProvider('cocm-slow', files);
    try {
      const log = vscode.Uri.from({ scheme: 'cocm-slow', path: '/clinic/slow.timelog.csv' });
      const text = 'Date,MRN,Minutes,Initial Assessment\n1/3/2024,A1,60,1/3/2024\n';
      await writeText(log, text);
      const document = await openText(log);
      await until('the first request', () => files.requestCount > 0);
      files.isSlow = false;
      await vscode.commands.executeCommand('cocmBilling.closeMonth', log, 202401);
      files.answer();
      for (const minutes of ['5', '6']) {
        const edit = new vscode.WorkspaceEdit();
        edit.insert(log, new vscode.Position(document.lineCount - 1, 0), `1/30/2024,A1,${minutes},\n`);
        await vscode.workspace.applyEdit(edit);
        const sum = minutes === '5' ? '60 → 65' : '60 → 71';
        await until(sum, () => changes(log).some((change) => change.includes(sum)));
      }
    } finally {
      await closeAll();
      provider.dispose();
    }
  });
});

describe('tasks of type cocm-billing', () => {
  it('are offered for the folder and run the command-line tool', async () => {
    const offered = await vscode.tasks.fetchTasks({ type: 'cocm-billing' });
    const check = offered.find(({ name }) => name === 'check the time logs');
    assert.ok(check);
    const ended = new Promise<number | undefined>((resolve) => {
      const listening = vscode.tasks.onDidEndTaskProcess(({ execution, exitCode }) => {
        if (execution.task.name === check.name) {
          listening.dispose();
          resolve(exitCode);
        }
      });
    });
    await vscode.tasks.executeTask(check);
    // The workspace has logs with errors.
    assert.equal(await ended, 1);
  });

  it('write the report whenever a log changes, until they are terminated', async () => {
    const log = await writeLog('Date,MRN,Minutes,Initial Assessment\n1/3/2024,WATCHED,70,1/3/2024\n');
    const report = log.with({ path: log.path.replace(/[^/]+$/, 'billing-report.csv') });
    const offered = await vscode.tasks.fetchTasks({ type: 'cocm-billing' });
    const watch = offered.find(({ name }) => name === 'write the billing report whenever a log changes');
    assert.ok(watch);
    assert.ok(watch.isBackground);
    const running = await vscode.tasks.executeTask(watch);
    const ended = new Promise<void>((resolve) => {
      const listening = vscode.tasks.onDidEndTask(({ execution }) => {
        if (execution.task.name === watch.name) {
          listening.dispose();
          resolve();
        }
      });
    });
    try {
      await untilWritten(report, /,WATCHED,.*,70,,TRUE,0,0,/);
      await vscode.workspace.fs.writeFile(
        log,
        new TextEncoder().encode('Date,MRN,Minutes,Initial Assessment\n1/3/2024,WATCHED,100,1/3/2024\n'),
      );
      await untilWritten(report, /,WATCHED,.*,100,,TRUE,0,1,/);
    } finally {
      running.terminate();
      await ended;
      await vscode.workspace.fs.delete(log);
      await vscode.workspace.fs.delete(report);
    }
  });
});
