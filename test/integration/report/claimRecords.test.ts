import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { exportNewCharges } from '../../../src/extension/logs/chargesExport';
import { decideClaims, claimsOfSession } from '../../../src/extension/logs/claimActions';
import { LogSessions } from '../../../src/extension/logs/logSessions';
import { readClaimsOfSession } from '../../../src/extension/logs/sessionClaims';
import { createPanelState, createPanelLines } from '../../../src/extension/report/reportPanelState';
import { SessionSource } from '../../../src/extension/report/reportSource';
import { CHOOSE_ALL } from '../../../src/protocol/reportMessages';
import { closeAll, codeOf, openText, readText, until, workspaceFile, writeLog, writeText } from '../support/openLogs';

const LOG = [
  'Date,MRN,First name,Last name,Minutes,Activity,Payer,Initial Assessment,NPI,Problems List',
  '1/13/2024,A1,Ana,Ruiz,80,Psychiatric Consultation,Cigna,1/13/2024,1234567893,F33.1',
  '1/14/2024,B2,Bo,Lee,100,Follow Up,Cigna,1/14/2024,1234567893,F33.1',
  '',
].join('\n');

function recordOf(log: vscode.Uri): vscode.Uri {
  return log.with({ path: log.path.replace('.timelog.csv', '.billed.csv') });
}

/** What an export needs that asks nothing. */
const UNUSED = {
  texts: { show: () => Promise.resolve() },
  memory: { get: () => undefined, keys: () => [], update: () => Promise.resolve() },
  month: undefined,
};

describe('the record of claims in VS Code', () => {
  afterEach(closeAll);

  it('has a decision with its reason, which every view follows until the figures change', async () => {
    const sessions = new LogSessions();
    try {
      const log = await writeLog(LOG);
      const document = await openText(log);
      const session = await sessions.open(document);
      const source = new SessionSource(session);
      const stateOf = (mrn: string): string => {
        const line = createPanelLines(source, source.report({}), 0, 10).lines.find(({ key }) => key.startsWith(mrn));
        return `${line?.stateName ?? ''}: ${line?.reasons.join('; ') ?? ''}`;
      };
      assert.match(stateOf('B2'), /^Held: no psychiatric consultation/);
      const [target] = source.report({}).lines.filter(({ mrn }) => mrn === 'B2');
      assert.ok(target);
      assert.equal(await decideClaims(source, 'released', [target], 'in the chart'), true);
      assert.match(await readText(recordOf(log)), /,released,.*,in the chart,/);
      assert.match(stateOf('B2'), /^Ready: released on .*in the chart/);

      const edit = new vscode.WorkspaceEdit();
      edit.insert(
        log,
        document.lineAt(2).range.end,
        '\n1/20/2024,B2,Bo,Lee,60,Follow Up,Cigna,1/14/2024,1234567893,F33.1',
      );
      await vscode.workspace.applyEdit(edit);
      await until('the outdated decision', () =>
        /^Held: .*changed since a person released the claim/s.test(stateOf('B2')),
      );
    } finally {
      sessions.dispose();
    }
  });

  it('gets the new charges once, and a correction after a late entry', async () => {
    const log = await writeLog(LOG);
    const document = await openText(log);
    const first = workspaceFile(`first-${Date.now()}.csv`);
    await vscode.commands.executeCommand('cocmBilling.exportNewCharges', log, first, '2024-01');
    assert.equal((await readText(first)).trimEnd().split('\n').length, 2);
    assert.match(await readText(recordOf(log)), /,billed,/);

    const again = workspaceFile(`again-${Date.now()}.csv`);
    await vscode.commands.executeCommand('cocmBilling.exportNewCharges', log, again);
    await assert.rejects(async () => vscode.workspace.fs.stat(again));

    const edit = new vscode.WorkspaceEdit();
    edit.insert(
      log,
      document.lineAt(1).range.end,
      '\n1/30/2024,A1,Ana,Ruiz,60,Follow Up,Cigna,1/13/2024,1234567893,F33.1',
    );
    await vscode.workspace.applyEdit(edit);
    await document.save();
    await until('the claim to replace', () =>
      vscode.languages.getDiagnostics(log).some((found) => codeOf(found) === 'CB447'),
    );
    await vscode.commands.executeCommand('cocmBilling.exportNewCharges', log, again);
    assert.match(await readText(again), /,7,/);
  });

  it('writes new charges in the columns of a layout, and doesn’t record 837P files that are tests', async () => {
    const log = await writeLog(LOG);
    await openText(log);
    const file = workspaceFile(`claims-${Date.now()}.837`);
    await vscode.commands.executeCommand('cocmBilling.exportNewCharges', log, file, '2024-01', '837p');
    await assert.rejects(async () => vscode.workspace.fs.stat(recordOf(log)));
    const charges = workspaceFile(`layout-${Date.now()}.csv`);
    await vscode.commands.executeCommand('cocmBilling.exportNewCharges', log, charges, '2024-01', 'tebra');
    const [header = '', ...rows] = (await readText(charges)).trimEnd().split('\n');
    assert.match(header, /^Patient ID,Last Name,First Name,/);
    assert.equal(rows.length, 1);
    assert.match(await readText(recordOf(log)), /,billed,/);
  });

  it('never replaces an existing file, and records nothing then', async () => {
    const sessions = new LogSessions();
    try {
      const log = await writeLog(LOG);
      const source = claimsOfSession(await sessions.open(await openText(log)));
      assert.equal(await exportNewCharges(source, { ...UNUSED, to: log }), false);
      assert.equal(await readText(log), LOG);
      await assert.rejects(async () => vscode.workspace.fs.stat(recordOf(log)));
    } finally {
      sessions.dispose();
    }
  });

  it('that is damaged is stated, and stops decisions and exports', async () => {
    const sessions = new LogSessions();
    try {
      const log = await writeLog(LOG);
      await writeText(recordOf(log), 'not a record\n');
      const session = await sessions.open(await openText(log));
      await readClaimsOfSession(session);
      const source = new SessionSource(session);
      const { billed, statements } = createPanelState(source, source.report({}), CHOOSE_ALL, 'billed');
      assert.equal(billed?.canExport, false);
      assert.ok(statements.includes(billed.damage));
      const target = workspaceFile(`damaged-${Date.now()}.csv`);
      assert.equal(await exportNewCharges(source, { ...UNUSED, to: target }), false);
      await assert.rejects(async () => vscode.workspace.fs.stat(target));
    } finally {
      sessions.dispose();
    }
  });
});
