import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { GridMemory } from '../../../src/extension/grid/gridMemory';
import { GridPanel } from '../../../src/extension/grid/gridPanel';
import type { LogSession } from '../../../src/extension/logs/logSession';
import { LogSessions } from '../../../src/extension/logs/logSessions';
import type { GridToHost, HostToGrid } from '../../../src/protocol/gridMessages';
import { FIRST_CHOICE } from '../../../src/sheet/viewChoice';
import { closeAll, openText, until, writeLog } from '../support/openLogs';

const LOG = 'Date,MRN,Minutes\n1/3/2024,A1,20\n1/4/2024,A1,30\n1/5/2024,A2,40\n';

/** A panel without a page: the test says what the page would, and sees what it is told. */
class PageLess {
  readonly told: HostToGrid[] = [];
  private readonly fromPage = new vscode.EventEmitter<GridToHost>();
  private readonly viewState = new vscode.EventEmitter<void>();
  readonly panel = {
    visible: true,
    onDidChangeViewState: this.viewState.event,
    webview: {
      onDidReceiveMessage: this.fromPage.event,
      postMessage: (message: HostToGrid): Thenable<boolean> => {
        this.told.push(message);
        return Promise.resolve(true);
      },
    },
  };

  say(message: GridToHost): void {
    this.fromPage.fire(message);
  }

  show(visible: boolean): void {
    this.panel.visible = visible;
    this.viewState.fire();
  }

  /** The lines of the state that was told last: cells of rows, titles of bands. */
  get lines(): string[] {
    const state = this.told.findLast((message) => message.type === 'state');
    return (
      state?.window.lines.map((line) =>
        line.kind === 'entry' ? line.cells.join(' ') : `${line.mrn} ${line.minutes}`,
      ) ?? []
    );
  }
}

describe('the grid of a document', () => {
  let sessions: LogSessions;
  let page: PageLess;
  let grid: GridPanel | undefined;
  beforeEach(() => {
    sessions = new LogSessions();
    page = new PageLess();
  });
  afterEach(async () => {
    grid?.dispose();
    sessions.dispose();
    await closeAll();
  });

  async function open(text: string, suffix?: string): Promise<{ session: LogSession; document: vscode.TextDocument }> {
    const document = await openText(await writeLog(text, suffix));
    const session = await sessions.of(document);
    const state = new Map<string, unknown>();
    const memento = {
      keys: () => [...state.keys()],
      get: (key: string) => state.get(key),
      update: (key: string, value: unknown) => Promise.resolve(void state.set(key, value)),
    };
    grid = new GridPanel(session, page.panel as unknown as vscode.WebviewPanel, new GridMemory(memento));
    page.say({ type: 'ready' });
    return { session, document };
  }

  async function insert(document: vscode.TextDocument, line: number, text: string): Promise<void> {
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(line, 0), text);
    assert.ok(await vscode.workspace.applyEdit(edit));
  }

  it('shows what was typed into the text while it was hidden, as soon as its new page is there', async () => {
    const { document } = await open(LOG);
    page.show(false);
    await insert(document, 1, '1/2/2024,A1,5\n');
    const remove = new vscode.WorkspaceEdit();
    remove.delete(document.uri, new vscode.Range(4, 0, 5, 0));
    assert.ok(await vscode.workspace.applyEdit(remove));
    page.show(true);
    page.say({ type: 'ready' });
    assert.deepEqual(page.lines, ['A1 55 min', '1/2/2024 A1 5', '1/3/2024 A1 20', '1/4/2024 A1 30']);
  });

  it('takes no edit of many rows that was asked for before the text was changed, though it was hidden then', async () => {
    const { document } = await open(LOG);
    const generation = page.told
      .flatMap((message) => (message.type === 'state' ? [message.state.generation] : []))
      .at(-1);
    page.show(false);
    await insert(document, 1, '1/2/2024,A1,5\n');
    const text = document.getText();
    page.say({ type: 'deleteRows', generation: generation ?? 0, from: 1, to: 1 });
    await until('the answer', () => page.told.some(({ type }) => type === 'settled'));
    assert.ok(page.told.some(({ type }) => type === 'refused'));
    assert.equal(document.getText(), text);
  });

  for (const [from, language] of [
    ['.csv', 'cocm-timelog'],
    ['.timelog.csv', 'plaintext'],
  ] as const) {
    it(`goes on following a *${from} document whose language is changed to ${language}`, async () => {
      const { session, document } = await open(LOG, from);
      page.say({ type: 'chooseView', choice: { ...FIRST_CHOICE, grouping: 'file' } });
      await vscode.languages.setTextDocumentLanguage(document, language);
      assert.equal(document.languageId, language);
      await insert(document, 1, '1/2/2024,A9,5\n');
      assert.ok(sessions.find(document.uri) === session);
      assert.deepEqual(page.lines[0], '1/2/2024 A9 5');
    });
  }

  it('answers an edit that fails by our own fault, so that it does not wait for ever', async () => {
    const { session, document } = await open(LOG);
    Object.defineProperty(session.log, 'holds', {
      value: () => {
        throw new Error('broken');
      },
    });
    page.say({ type: 'duplicateRow', row: 1 });
    await until('the answer', () => page.told.some(({ type }) => type === 'settled'));
    assert.ok(page.told.some(({ type }) => type === 'refused'));
    assert.equal(document.getText(), LOG);
  });
});

describe('a log whose language is changed', () => {
  it('is no log any more, where nobody shows it as one', async () => {
    const sessions = new LogSessions();
    try {
      const document = await openText(await writeLog(LOG));
      await sessions.of(document);
      await vscode.languages.setTextDocumentLanguage(document, 'plaintext');
      assert.ok(sessions.find(document.uri) === undefined);
    } finally {
      sessions.dispose();
      await closeAll();
    }
  });
});
