import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { readLogFiles } from '../../../src/extension/logs/logFiles';
import { LogSessions } from '../../../src/extension/logs/logSessions';
import { workspaceFile, writeLog } from '../support/openLogs';

const HEADER = 'Date,MRN,Minutes,Initial Assessment\n';

describe('reading logs with progress', () => {
  let sessions: LogSessions;
  let source: vscode.CancellationTokenSource;
  beforeEach(() => {
    sessions = new LogSessions();
    source = new vscode.CancellationTokenSource();
  });
  afterEach(() => {
    sessions.dispose();
    source.dispose();
  });

  it('stops between two files when the user cancels, and returns no partial report', async () => {
    const begun: string[] = [];
    const logs = [workspaceFile('sample.timelog.csv'), workspaceFile('problems.timelog.csv')];
    const read = await readLogFiles(sessions, logs, source.token, (uri) => {
      begun.push(uri.path);
      source.cancel();
    });
    assert.equal(read, undefined);
    assert.deepEqual(begun, [logs[0]?.path]);
  });

  it('stops within a long file when the user cancels', async () => {
    const rows = Array.from({ length: 150_000 }, (_, row) => `1/3/2024,A${row % 900},${row % 997},1/3/2024\n`);
    const long = await writeLog(HEADER + rows.join(''));
    const whole = await readLogFiles(sessions, [long], source.token);
    assert.equal(whole?.files.length, 1);
    const canceled = await readLogFiles(sessions, [long], source.token, () => {
      setTimeout(() => source.cancel(), 1);
    });
    assert.equal(canceled, undefined);
  });
});
