import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { BilledLogs } from '../../../src/billing/billedLogs';
import { listProblems } from '../../../src/billing/problemList';
import { billingRules } from '../../../src/billing/rules/billingRules';
import type { LogSession } from '../../../src/extension/logs/logSession';
import { LogSessions } from '../../../src/extension/logs/logSessions';
import { Today } from '../../../src/extension/logs/today';
import { toLocalDate } from '../../../src/log/values/calendarDate';
import { TextLines } from '../../../src/log/csv/lines';
import { billingReport } from '../../../src/report/billingReport';
import { reportCsv } from '../../../src/report/exports/reportCsv';
import { closeAll, openText, readText, until, workspaceFile, writeLog } from '../support/openLogs';

/** Returns the figures and problems of the session, and those of a new reading of the document's text. */
function readBoth(session: LogSession): [unknown, unknown] {
  const reread = new BilledLogs(billingRules());
  const log = reread.add(TextLines.of(session.document.getText()), { today: toLocalDate(new Date()) });
  return [
    { report: reportCsv(billingReport(session.billed)), problems: listProblems(session.billed, session.log) },
    { report: reportCsv(billingReport(reread)), problems: listProblems(reread, log) },
  ];
}

/** A random number generator with a seed, so a failing run can be repeated. */
function createRandom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state % below;
  };
}

const PIECES = ['"', ',', '\n', '1/5/2024', '7', '', 'x,y\n', '2/9/2024,A9,31,,\n', '""', 'a"b'];

describe('figures of an edited document', () => {
  let sessions: LogSessions;
  beforeEach(() => {
    sessions = new LogSessions();
  });
  afterEach(async () => {
    sessions.dispose();
    await closeAll();
  });

  it('equal those of a new reading after random edits, undo, and redo in the real editor', async function () {
    // VS Code makes 150 edits, which takes long on a slow machine.
    this.timeout(90_000);
    const next = createRandom(20240103);
    const uri = await writeLog(await readText(workspaceFile('problems.timelog.csv')));
    const session = await sessions.open(await openText(uri));
    for (let round = 0; round < 150; round++) {
      const edit = new vscode.WorkspaceEdit();
      const lines = new Set([next(session.document.lineCount), next(session.document.lineCount)]);
      for (const line of lines) {
        const { length } = session.document.lineAt(line).text;
        const start = next(length + 1);
        const end = Math.min(length, start + next(4));
        edit.replace(uri, new vscode.Range(line, start, line, end), PIECES[next(PIECES.length)] ?? '');
      }
      await vscode.workspace.applyEdit(edit);
      if (next(4) === 0) {
        await vscode.commands.executeCommand(next(3) === 0 ? 'redo' : 'undo');
      }
      const [followed, reread] = readBoth(session);
      assert.deepEqual(followed, reread, `after round ${round}`);
    }
  });

  it('equal those of a new reading after 1,500 edits at once, which VS Code reports as one', async () => {
    const uri = await writeLog(`Date,MRN,Minutes\n${'1/3/2024,A1,20\n'.repeat(1500)}`);
    const session = await sessions.open(await openText(uri));
    const edit = new vscode.WorkspaceEdit();
    for (let line = 1; line <= 1500; line++) {
      edit.replace(uri, new vscode.Range(line, 12, line, 14), '21');
    }
    await vscode.workspace.applyEdit(edit);
    const [followed, reread] = readBoth(session);
    assert.deepEqual(followed, reread);
  });

  it("change with the date: tomorrow's entry is no longer in the future on the next day", async () => {
    let now = new Date(2024, 0, 30, 22);
    const today = new Today(() => now);
    const overnight = new LogSessions(undefined, today);
    try {
      const log = await writeLog('Date,MRN,Minutes,Initial Assessment\n1/31/2024,A1,20,1/3/2024\n');
      const session = await overnight.open(await openText(log));
      const isInFuture = (): boolean => listProblems(session.billed, session.log).some(({ code }) => code === 'CB101');
      assert.ok(isInFuture());
      now = new Date(2024, 0, 31, 7);
      today.update();
      await until('the new day', () => !isInFuture());
    } finally {
      overnight.dispose();
    }
  });

  it('follow a change to the file on disk', async () => {
    const uri = await writeLog('Date,MRN,Minutes,Initial Assessment\n1/3/2024,A1,20,1/3/2024\n');
    const session = await sessions.open(await openText(uri));
    await vscode.workspace.fs.writeFile(
      uri,
      new TextEncoder().encode('Date,MRN,Minutes,Initial Assessment\n1/3/2024,A1,99,1/3/2024\n'),
    );
    // VS Code can see the file while it's being written. Then there's another change when it's complete.
    await until('the minutes on disk', () => reportCsv(billingReport(session.billed)).includes(',99,,TRUE,0,0,'));
  });
});
