import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { GridMemory } from '../../../src/extension/grid/gridMemory';
import { GridPanel } from '../../../src/extension/grid/gridPanel';
import type { LogSession } from '../../../src/extension/logs/logSession';
import { LogSessions } from '../../../src/extension/logs/logSessions';
import { FIRST_CHOICE } from '../../../src/sheet/viewChoice';
import { FakePanel } from '../support/fakePanel';
import { closeAll, openText, until, writeLog } from '../support/openLogs';

const LOG = 'Date,MRN,Minutes\n1/3/2024,A1,20\n1/4/2024,A1,30\n1/5/2024,A2,40\n';

describe('the grid of a document', () => {
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
    await closeAll();
  });

  async function open(text: string, suffix?: string): Promise<{ session: LogSession; document: vscode.TextDocument }> {
    const document = await openText(await writeLog(text, suffix));
    const session = await sessions.open(document);
    const state = new Map<string, unknown>();
    const memento = {
      keys: () => [...state.keys()],
      get: (key: string) => state.get(key),
      update: (key: string, value: unknown) => Promise.resolve(void state.set(key, value)),
    };
    grid = new GridPanel(session, page.panel as unknown as vscode.WebviewPanel, new GridMemory(memento));
    page.send({ type: 'ready' });
    return { session, document };
  }

  async function insert(document: vscode.TextDocument, line: number, text: string): Promise<void> {
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(line, 0), text);
    assert.ok(await vscode.workspace.applyEdit(edit));
  }

  it('shows changes that were made in the text editor while it was hidden, as soon as its new page is ready', async () => {
    const { document } = await open(LOG);
    page.show(false);
    await insert(document, 1, '1/2/2024,A1,5\n');
    const remove = new vscode.WorkspaceEdit();
    remove.delete(document.uri, new vscode.Range(4, 0, 5, 0));
    assert.ok(await vscode.workspace.applyEdit(remove));
    page.show(true);
    page.send({ type: 'ready' });
    assert.deepEqual(page.lines, ['A1 55 min', '1/2/2024 A1 5', '1/3/2024 A1 20', '1/4/2024 A1 30']);
  });

  it('rejects an edit of many rows that was requested before the text changed while it was hidden', async () => {
    const { document } = await open(LOG);
    const generation = page.received
      .flatMap((message) => (message.type === 'state' ? [message.state.generation] : []))
      .at(-1);
    page.show(false);
    await insert(document, 1, '1/2/2024,A1,5\n');
    const text = document.getText();
    page.send({ type: 'deleteRows', generation: generation ?? 0, from: 1, to: 1 });
    await until('the answer', () => page.received.some(({ type }) => type === 'settled'));
    assert.ok(page.received.some(({ type }) => type === 'refused'));
    assert.equal(document.getText(), text);
  });

  for (const [from, language] of [
    ['.csv', 'cocm-timelog'],
    ['.timelog.csv', 'plaintext'],
  ] as const) {
    it(`follows a *${from} document after its language changes to ${language}`, async () => {
      const { session, document } = await open(LOG, from);
      page.send({ type: 'chooseView', choice: { ...FIRST_CHOICE, grouping: 'file' } });
      await vscode.languages.setTextDocumentLanguage(document, language);
      assert.equal(document.languageId, language);
      await insert(document, 1, '1/2/2024,A9,5\n');
      assert.ok(sessions.find(document.uri) === session);
      assert.deepEqual(page.lines[0], '1/2/2024 A9 5');
    });
  }

  it('gets an answer to an edit that fails because of a bug', async () => {
    const { session, document } = await open(LOG);
    Object.defineProperty(session.log, 'has', {
      value: () => {
        throw new Error('broken');
      },
    });
    page.send({ type: 'duplicateRow', row: 1 });
    await until('the answer', () => page.received.some(({ type }) => type === 'settled'));
    assert.ok(page.received.some(({ type }) => type === 'refused'));
    assert.equal(document.getText(), LOG);
  });
});

describe('the language of a log', () => {
  it('ends the session when it changes, if no grid shows the log', async () => {
    const sessions = new LogSessions();
    try {
      const document = await openText(await writeLog(LOG));
      await sessions.open(document);
      await vscode.languages.setTextDocumentLanguage(document, 'plaintext');
      assert.ok(sessions.find(document.uri) === undefined);
    } finally {
      sessions.dispose();
      await closeAll();
    }
  });
});
