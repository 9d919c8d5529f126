import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { GridMemory } from '../../../src/extension/grid/gridMemory';
import { GridPanel } from '../../../src/extension/grid/gridPanel';
import { LogSessions } from '../../../src/extension/logs/logSessions';
import { FakePanel } from '../support/fakePanel';
import { activeInput, closeAll, openText, readText, until, writeLog } from '../support/openLogs';

const LOG = 'Date,MRN,Minutes\n1/4/2024,A1,30\n1/3/2024,A1,20\n';
const MEMENTO = { keys: () => [], get: () => undefined, update: () => Promise.resolve() };

describe('a log that VS Code keeps read-only', () => {
  let sessions: LogSessions;
  let page: FakePanel;
  let grid: GridPanel | undefined;
  beforeEach(() => {
    sessions = new LogSessions();
    page = new FakePanel();
  });
  afterEach(async () => {
    grid?.dispose();
    sessions.dispose();
    await setReadOnlyFiles(undefined);
    await closeAll();
  });

  function setReadOnlyFiles(globs: Readonly<Record<string, boolean>> | undefined): Thenable<void> {
    return vscode.workspace
      .getConfiguration('files')
      .update('readonlyInclude', globs, vscode.ConfigurationTarget.Workspace);
  }

  async function openGrid(): Promise<vscode.TextDocument> {
    const document = await openText(await writeLog(LOG));
    grid = new GridPanel(
      await sessions.open(document),
      page.panel as unknown as vscode.WebviewPanel,
      new GridMemory(MEMENTO),
    );
    page.send({ type: 'ready' });
    return document;
  }

  /** Types a value into the minutes of the first row, and waits until the grid knows what came of it. */
  async function type(value: string): Promise<void> {
    const before = page.received.filter((message) => message.type === 'settled').length;
    const row = page.last?.window.lines.find((line) => line.kind === 'entry' && line.cells[2] === '30');
    assert.ok(row?.kind === 'entry');
    page.send({ type: 'editCell', row: row.row, column: 2, was: '30', value });
    await until('the answer', () => page.received.filter((message) => message.type === 'settled').length > before);
  }

  it('takes no edit from the grid and is shown as read-only if files.readonlyInclude matches it', async () => {
    await setReadOnlyFiles({ '**/*.timelog.csv': true });
    const document = await openGrid();
    await until('the read-only grid', () => page.last?.state.isReadOnly);
    await type('31');
    assert.match(page.refusal, /read-only/);
    assert.equal(document.getText(), LOG);
    assert.equal(document.isDirty, false);
  });

  it('takes edits as soon as the setting no longer matches it', async () => {
    await setReadOnlyFiles({ '**/*.timelog.csv': true });
    const document = await openGrid();
    await until('the read-only grid', () => page.last?.state.isReadOnly);
    await setReadOnlyFiles(undefined);
    await until('the grid that can be edited', () => page.last?.state.isReadOnly === false);
    await type('31');
    assert.equal(document.getText(), LOG.replace('30', '31'));
    assert.equal(document.isDirty, true);
  });

  it('takes no edit from the grid if its editor was set to read-only for this session', async () => {
    const document = await openGrid();
    await vscode.commands.executeCommand('workbench.action.files.setActiveEditorReadonlyInSession');
    try {
      await type('31');
      assert.match(page.refusal, /read-only/);
      assert.equal(document.getText(), LOG);
      await until('the read-only grid', () => page.last?.state.isReadOnly);
    } finally {
      await vscode.commands.executeCommand('workbench.action.files.resetActiveEditorReadonlyInSession');
    }
    await type('32');
    assert.equal(document.getText(), LOG.replace('30', '32'));
    await until('the grid that can be edited', () => page.last?.state.isReadOnly === false);
  });

  it('is checked again when a person types in the read-only grid', async () => {
    const document = await openGrid();
    await vscode.commands.executeCommand('workbench.action.files.setActiveEditorReadonlyInSession');
    try {
      await type('31');
      await until('the read-only grid', () => page.last?.state.isReadOnly);
      page.received.length = 0;
      page.send({ type: 'editReadOnly' });
      await until('the reason', () => page.refusal.includes('Set Active Editor Writeable'));
    } finally {
      await vscode.commands.executeCommand('workbench.action.files.resetActiveEditorReadonlyInSession');
    }
    page.send({ type: 'editReadOnly' });
    await until('the grid that can be edited', () => page.last?.state.isReadOnly === false);
    assert.equal(document.isDirty, false);
  });

  it('isn’t sorted in its file', async () => {
    await setReadOnlyFiles({ '**/*.timelog.csv': true });
    const document = await openText(await writeLog(LOG));
    assert.ok(activeInput());
    void vscode.commands.executeCommand('cocmBilling.sortRowsInFile', document.uri);
    await new Promise((resolve) => setTimeout(resolve, 800));
    await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    await new Promise((resolve) => setTimeout(resolve, 800));
    assert.equal(document.getText(), LOG);
    assert.equal(await readText(document.uri), LOG);
  });

  it('is edited and stays unsaved if nothing makes it read-only', async () => {
    const document = await openGrid();
    await type('31');
    assert.equal(page.refusal, '');
    assert.equal(document.isDirty, true);
    assert.equal(await readText(document.uri), LOG);
  });
});
