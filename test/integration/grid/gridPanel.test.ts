import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { GridMemory } from '../../../src/extension/grid/gridMemory';
import { GridPanel } from '../../../src/extension/grid/gridPanel';
import type { LogSession } from '../../../src/extension/logs/logSession';
import { LogSessions } from '../../../src/extension/logs/logSessions';
import type { RowId } from '../../../src/log/rows/rowId';
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

  it('shows what was entered in the form again after its tab was hidden, until the form is closed', async () => {
    await open(LOG);
    const draft = {
      typed: 'Zim',
      isNewChosen: false,
      newPatient: { mrn: 'Z9' },
      date: '1/6/2024',
      minutes: '25',
      activity: '',
      staff: '',
      others: { Notes: 'call again' },
    };
    const shownDrafts = () => page.received.flatMap((message) => (message.type === 'openForm' ? [message.draft] : []));
    const hideAndShow = (): void => {
      page.show(false);
      page.show(true);
      page.send({ type: 'ready' });
    };
    page.send({ type: 'keepDraft', draft });
    hideAndShow();
    await until('the form', () => shownDrafts().length === 1);
    assert.deepEqual(shownDrafts(), [draft]);
    page.send({ type: 'keepDraft' });
    hideAndShow();
    assert.equal(shownDrafts().length, 1);
  });

  it('inserts the standard header into an empty log', async () => {
    const { document } = await open('');
    assert.deepEqual(page.last?.state.remedies, ['insertHeader']);
    page.send({ type: 'remedyHeader', remedy: 'insertHeader' });
    await until('the readable log', () => page.last?.state.obstacle === '');
    assert.match(document.lineAt(0).text, /^Date,MRN,First name,/);
  });

  it('shows what a file is that was named like a time log and is not text', async () => {
    await open('%PDF-1.7\n1 0 obj\n');
    assert.equal(page.last?.state.obstacle, 'This is a PDF document, not a text file. Export the log as CSV.');
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

  it('drops a search when the next key is typed', async () => {
    await open(LOG);
    const find = (text: string) => {
      const query = { text, matchCase: false, wholeCell: false };
      page.send({ type: 'find', query, columns: [0, 1, 2], from: 0, column: -1, step: 'here' });
    };
    ['1', '1/', '1/5'].forEach(find);
    await until('the matches', () => page.received.some(({ type }) => type === 'found'));
    await new Promise((resolve) => setTimeout(resolve, 100));
    const found = page.received.flatMap((message) => (message.type === 'found' ? [message.count] : []));
    assert.deepEqual(found, [1]);
  });

  it('follows a row that its new date moves to another month, and states where the row is', async () => {
    await open(LOG);
    const entry = page.last?.window.lines[1];
    assert.ok(entry?.kind === 'entry');
    page.send({ type: 'editCell', row: entry.row, column: 0, was: '1/3/2024', value: '2/3/2024' });
    const notice = await until('the notice', () => page.received.find(({ type }) => type === 'notice'));
    assert.deepEqual(notice, {
      type: 'notice',
      sentence: 'Line 2 is in Feb 2024 now, because its date or MRN has changed.',
    });
    const reveal = page.received.findLast((message) => message.type === 'reveal');
    assert.ok(reveal?.follows);
    assert.equal(page.lines[reveal.index], '2/3/2024 A1 20');
  });

  it('states that a row may be missing from the months of its patient if its date can’t be read', async () => {
    await open(`${LOG}soon,A1,15\n`);
    const bands = page.last?.window.lines.flatMap((line) => (line.kind === 'band' && line.mrn !== '' ? [line] : []));
    assert.deepEqual(
      bands?.map(({ mrn, unplaced }) => [mrn, unplaced]),
      [
        ['A1', '1 row may be missing'],
        ['A2', ''],
      ],
    );
    assert.match(bands[0]?.why ?? '', /may belong here, and isn't counted: line 5\./);
  });

  it('lists the problems of the log with the rows to which they lead', async () => {
    const { session } = await open(`${LOG}soon,A1,15\n`);
    page.send({ type: 'askProblems' });
    const answer = await until('the problems', () => page.received.find((message) => message.type === 'problems'));
    const [first] = answer.problems;
    assert.ok(first?.row !== undefined);
    assert.deepEqual([first.code, first.severity, first.line, first.column], ['CB010', 'error', 5, 0]);
    assert.equal(session.log.lineOf(first.row as RowId), 4);
    page.send({ type: 'showRow', row: first.row, column: first.column });
    const reveal = page.received.findLast((message) => message.type === 'reveal');
    assert.equal(page.lines[reveal?.index ?? -1], 'soon A1 15');
  });

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
