import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { Configurations } from '../../../src/extension/logs/configurations';
import { createGridState } from '../../../src/extension/grid/gridLines';
import { LogSessions } from '../../../src/extension/logs/logSessions';
import { createPanelState } from '../../../src/extension/report/reportPanelState';
import { SessionSource } from '../../../src/extension/report/reportSource';
import { CHOOSE_ALL } from '../../../src/protocol/reportMessages';
import { provenance } from '../../../src/report/exports/exportedReport';
import { ViewedLines } from '../../../src/sheet/viewedLines';
import { Today } from '../../../src/extension/logs/today';
import { closeAll, codeOf, lensTitles, openText, readText, until, workspaceFile, writeText } from '../support/openLogs';

/** An NPI that fails its check digit: CB106, a warning. */
const LOG = 'Date,MRN,Minutes,Initial Assessment,Referring Provider NPI\n1/3/2024,A1,70,1/3/2024,1234567890\n';

function codes(uri: vscode.Uri): string[] {
  return vscode.languages
    .getDiagnostics(uri)
    .filter(({ source }) => source === 'CoCM Billing')
    .map(codeOf);
}

let tests = 0;

/** Creates a new folder with a log. */
async function folderWithLog(base: vscode.Uri, log = LOG): Promise<{ log: vscode.Uri; configuration: vscode.Uri }> {
  const folder = vscode.Uri.joinPath(base, `configured-${++tests}-${Date.now()}`);
  const uri = vscode.Uri.joinPath(folder, 'log.timelog.csv');
  await writeText(uri, log);
  return { log: uri, configuration: vscode.Uri.joinPath(folder, 'cocm-billing.json') };
}

describe('the configuration file of a time log', () => {
  afterEach(closeAll);

  it('is followed when it is created, changed, and deleted', async () => {
    const { log, configuration } = await folderWithLog(workspaceFile('.'));
    await openText(log);
    await until('the warning', () => codes(log).includes('CB106'));
    await writeText(configuration, '{ "checks": { "CB106": "off" } }');
    await until('no warning', () => codes(log).length === 0);
    await writeText(configuration, '{ "checks": { "CB106": "error" } }');
    await until('an error', () =>
      vscode.languages.getDiagnostics(log).some(({ severity }) => severity === vscode.DiagnosticSeverity.Error),
    );
    await vscode.workspace.fs.delete(configuration);
    await until('the warning again', () =>
      vscode.languages.getDiagnostics(log).some(({ severity }) => severity === vscode.DiagnosticSeverity.Warning),
    );
  });

  it('with errors is stated in the grid, the report panel, and the exports, until it is corrected', async () => {
    const { log, configuration } = await folderWithLog(workspaceFile('.'));
    await writeText(configuration, '{ "timeRule": "midnight" }');
    const today = new Today();
    const configurations = new Configurations(today);
    const sessions = new LogSessions(configurations, today);
    try {
      const session = await sessions.open(await openText(log));
      const source = new SessionSource(session);
      const report = source.report({});
      const stated = /^There is 1 error in cocm-billing\.json .* codes can be wrong\.$/;
      assert.match(session.notices[0] ?? '', stated);
      const grid = createGridState(session, new ViewedLines(session), {
        generation: 1,
        isReadOnly: false,
        isViewStale: false,
        layout: { widths: [], hidden: [], frozen: 0 },
      });
      assert.deepEqual(grid.statements, session.notices);
      assert.deepEqual(createPanelState(source, report, CHOOSE_ALL, 'lines').statements, session.notices);
      const { billed, notices } = source;
      const exported = { report, billed, logNames: ['log'], createdOn: source.today, notices };
      assert.ok(provenance(exported).some(([name, text]) => name === 'Check' && stated.test(text)));
      await writeText(configuration, '{}');
      await until('no notice', () => session.notices.length === 0);
    } finally {
      sessions.dispose();
      configurations.dispose();
    }
  });

  it('that cannot be read leaves a log without figures and exports, until it is corrected', async () => {
    const { log, configuration } = await folderWithLog(workspaceFile('.'));
    await openText(log);
    await until('the warning', () => codes(log).includes('CB106'));
    await writeText(configuration, '{ "timeRule": ');
    await until('only the reason', () => codes(log).join() === 'CB308', 20_000);
    assert.ok(!(await lensTitles(log)).some((title) => title.includes('99492')));
    const target = vscode.Uri.joinPath(log, '..', 'report.csv');
    await vscode.commands.executeCommand('cocmBilling.exportReport', log, target);
    await assert.rejects(async () => vscode.workspace.fs.stat(target));
    await vscode.workspace.fs.delete(configuration);
    await until('the warning again', () => codes(log).includes('CB106'), 20_000);
    assert.ok((await lensTitles(log)).some((title) => title.includes('99492')));
  }).timeout(60_000);

  it('is found before any problem of a log is shown', async () => {
    const { log, configuration } = await folderWithLog(workspaceFile('.'));
    await writeText(configuration, '{ "checks": { "CB106": "error" } }');
    const seen = new Set<vscode.DiagnosticSeverity>();
    const look = (): void => vscode.languages.getDiagnostics(log).forEach(({ severity }) => seen.add(severity));
    const timer = setInterval(look, 1);
    try {
      await openText(log);
      await until('the error', () => seen.has(vscode.DiagnosticSeverity.Error));
    } finally {
      clearInterval(timer);
    }
    assert.deepEqual([...seen], [vscode.DiagnosticSeverity.Error]);
  });

  it('is found above a log outside of the workspace, and followed there', async () => {
    const outside = vscode.Uri.joinPath(workspaceFile('.'), '..', `outside-${Date.now()}`);
    const { log } = await folderWithLog(outside);
    const configuration = vscode.Uri.joinPath(outside, 'cocm-billing.json');
    await writeText(configuration, '{ "checks": { "CB106": "error" } }');
    const severity = (): vscode.DiagnosticSeverity | undefined =>
      vscode.languages.getDiagnostics(log).find((found) => codeOf(found) === 'CB106')?.severity;
    try {
      await openText(log);
      await until('an error', () => severity() === vscode.DiagnosticSeverity.Error);
      // Outside of the workspace, VS Code starts watching with a delay, and doesn't report when.
      let written = 0;
      await until('the warning', () => {
        if (Date.now() - written > 1000) {
          written = Date.now();
          void writeText(configuration, '{}');
        }
        return severity() === vscode.DiagnosticSeverity.Warning;
      });
    } finally {
      await closeAll();
      await vscode.workspace.fs.delete(outside, { recursive: true });
    }
  });

  it('is not searched for a log without a folder', async () => {
    let watched = 0;
    const { createFileSystemWatcher } = vscode.workspace;
    const watch = (pattern: vscode.GlobPattern): vscode.FileSystemWatcher => {
      watched++;
      return createFileSystemWatcher(pattern);
    };
    Object.defineProperty(vscode.workspace, 'createFileSystemWatcher', { value: watch, configurable: true });
    const today = new Today();
    const configurations = new Configurations(today);
    try {
      const log = vscode.Uri.from({ scheme: 'cocm-nowhere', path: 'Untitled-1' });
      assert.equal((await configurations.findSettings(log)).file, undefined);
      assert.equal(watched, 0);
    } finally {
      configurations.dispose();
      today.dispose();
      Object.defineProperty(vscode.workspace, 'createFileSystemWatcher', { value: createFileSystemWatcher });
    }
  });

  it('shows its problems at the exact range, and is followed while the user types', async () => {
    const { log, configuration } = await folderWithLog(workspaceFile('.'));
    await writeText(configuration, '{ "check": { "CB106": "off" } }');
    await openText(log);
    await until('the warning', () => codes(log).includes('CB106'));
    const document = await openText(configuration);
    assert.equal(document.languageId, 'jsonc');
    const [problem] = await until('a problem', () => {
      const found = vscode.languages.getDiagnostics(configuration).filter((found) => codeOf(found) === 'CB301');
      return found.length > 0 ? found : undefined;
    });
    assert.equal(document.getText(problem?.range), '"check"');
    const edit = new vscode.WorkspaceEdit();
    edit.replace(configuration, problem!.range, '"checks"');
    await vscode.workspace.applyEdit(edit);
    assert.equal(document.isDirty, true);
    await until('no problem', () => codes(configuration).length === 0);
    await until('no warning', () => codes(log).length === 0);
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await until('the warning again', () => codes(log).includes('CB106'));
  });

  it('is created next to the log by a command, explains every setting, and is opened', async () => {
    const { log, configuration } = await folderWithLog(workspaceFile('.'));
    await openText(log);
    await vscode.commands.executeCommand('cocmBilling.createConfiguration');
    const opened = await until('the file in the editor', () => {
      const document = vscode.window.activeTextEditor?.document;
      return document?.uri.toString() === configuration.toString() ? document : undefined;
    });
    assert.match(opened.getText(), /\/\/ The severity of each problem/);
    await until('its problems looked for', () => codes(configuration).length === 0);
    // The second time, it's opened and not overwritten.
    await writeText(configuration, '{}');
    await closeAll();
    await vscode.commands.executeCommand('cocmBilling.createConfiguration', log);
    assert.equal(await readText(configuration), '{}');
  });

  it('is used for a report even if the log was opened only just now', async () => {
    const { log, configuration } = await folderWithLog(
      workspaceFile('.'),
      'Date,MRN,Tracked,Initial Assessment\n1/3/2024,A1,70,1/3/2024\n',
    );
    await writeText(configuration, '{ "columns": { "tracked": "Minutes" } }');
    const target = vscode.Uri.joinPath(log, '..', 'report.csv');
    await vscode.commands.executeCommand('cocmBilling.exportReport', log, target);
    assert.match(await readText(target), /A1,,,70,,TRUE/);
  });

  it('gets the mapping of a missing column with "Map Columns", without a change to the log', async () => {
    const { log, configuration } = await folderWithLog(
      workspaceFile('.'),
      'Date,MRN,Tracked,Initial Assessment\n1/3/2024,A1,70,1/3/2024\n',
    );
    const document = await openText(log);
    await until('the error', () => codes(log).includes('CB001'));
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      log,
      new vscode.Range(0, 0, 0, 1),
    );
    const mapping = actions.find(({ title }) => title === 'Map columns…');
    assert.equal(mapping?.command?.command, 'cocmBilling.mapColumns');
    const done = vscode.commands.executeCommand(
      'cocmBilling.mapColumns',
      ...((mapping.command.arguments ?? []) as unknown[]),
    );
    // Accept the only unmapped column in the list. The list opens with a delay.
    await until('the file', () => {
      void vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return vscode.languages.getDiagnostics(log).length === 0;
    });
    await done;
    assert.equal(await readText(configuration), '{\n  "columns": {\n    "Tracked": "Minutes"\n  }\n}\n');
    assert.equal(document.isDirty, false);
  });

  it('gets the answer of a quick fix, and keeps what it has', async () => {
    const { log, configuration } = await folderWithLog(
      workspaceFile('.'),
      'Date,MRN,Tracked,Initial Assessment\n1/3/2024,A1,70,1/3/2024\n',
    );
    await writeText(configuration, '{\n  // ours\n  "payers": {}\n}\n');
    await openText(log);
    await until('the error', () => codes(log).includes('CB001'));
    const answer = { path: ['columns', 'Tracked'], value: 'Minutes' };
    assert.equal(await vscode.commands.executeCommand('cocmBilling.writeAnswer', log, answer), true);
    await until('no error', () => vscode.languages.getDiagnostics(log).length === 0);
    assert.equal(
      await readText(configuration),
      '{\n  "columns": {\n    "Tracked": "Minutes"\n  },\n  // ours\n  "payers": {}\n}\n',
    );
  });

  it('isn’t changed by an answer if it isn’t valid JSON', async () => {
    const { log, configuration } = await folderWithLog(workspaceFile('.'), 'Date,MRN,Minutes\n1/3/2024,A1,70\n');
    await writeText(configuration, '{ "payers": ');
    await openText(log);
    const answer = { path: ['dateOrder'], value: 'dayFirst' };
    assert.equal(await vscode.commands.executeCommand('cocmBilling.writeAnswer', log, answer), false);
    assert.equal(await readText(configuration), '{ "payers": ');
  });

  it('names a roster, which is followed too and has problems of its contents', async () => {
    const { log, configuration } = await folderWithLog(workspaceFile('.'), 'Date,MRN,Minutes\n1/3/2024,A1,70\n');
    const roster = vscode.Uri.joinPath(log, '..', 'roster.csv');
    await writeText(configuration, '{ "roster": "roster.csv" }');
    await openText(log);
    await until('a lost roster', () => codes(configuration).includes('CB307'));
    await until('no initial assessment', () => codes(log).includes('CB020'));
    await writeText(roster, 'MRN,Payer,Initial Assessment,Consent\nA1,Cigna,1/3/2024,soon\n');
    await until('the roster', () => codes(configuration).length === 0 && codes(roster).includes('CB322'));
    // The initial assessment is in the roster, and no consent date can be read.
    await until('the initial assessment', () => codes(log).join(' ') === 'CB165');
    await writeText(roster, 'MRN,Payer,Initial Assessment,Consent\nA1,Cigna,1/3/2024,1/4/2024\n');
    await until('the entry before the consent', () => codes(log).includes('CB160') && codes(roster).length === 0);
    await writeText(configuration, '{}');
    await until('no roster', () => codes(log).includes('CB020'));
  });

  it('names a fee file, which is followed too and has problems of its contents', async () => {
    const { log, configuration } = await folderWithLog(
      workspaceFile('.'),
      'Date,MRN,Minutes,Initial Assessment\n1/3/2024,A1,70,1/3/2024\n',
    );
    const fees = vscode.Uri.joinPath(log, '..', 'fees.csv');
    await writeText(configuration, '{ "feeFile": "fees.csv" }');
    await openText(log);
    await until('a lost fee file', () => codes(configuration).includes('CB152'));
    await writeText(fees, 'code,amount\n99492,a lot\n');
    await until('the fee file', () => codes(configuration).length === 0 && codes(fees).includes('CB152'));
    await writeText(fees, 'code,amount\n99492,160.32\n');
    await until('the amount', () => codes(fees).length === 0);
  });
});
