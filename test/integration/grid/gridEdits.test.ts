import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { DocumentEdits, type EditOutcome } from '../../../src/extension/logs/documentEdits';
import { GridBlockEdits } from '../../../src/extension/grid/gridBlockEdits';
import { GridEdits, deletionOfRows } from '../../../src/extension/grid/gridEdits';
import type { LogSession } from '../../../src/extension/logs/logSession';
import { LogSessions } from '../../../src/extension/logs/logSessions';
import type { RowId } from '../../../src/log/rows/rowId';
import { FIRST_CHOICE } from '../../../src/sheet/viewChoice';
import { ViewedLines } from '../../../src/sheet/viewedLines';
import { closeAll, openText, readText, writeLog } from '../support/openLogs';

const LOG = [
  'Date;MRN;Minutes;Activity;Comment',
  '1/3/2024;A1; 20 ;"Follow Up";"said ""no""; twice"',
  '1/4/2024;A2;30;Outreach',
  '1/5/2024;A3;40;"two',
  'lines";x',
  '',
].join('\r\n');

describe('edits of the grid in a real document', () => {
  let sessions: LogSessions;
  beforeEach(() => {
    sessions = new LogSessions();
  });
  afterEach(async () => {
    sessions.dispose();
    await closeAll();
  });

  async function open(text: string) {
    const uri = await writeLog(text);
    const session = await sessions.of(await openText(uri));
    const made = new DocumentEdits(session);
    const deleteRow = (row: RowId): Promise<EditOutcome> =>
      made.inTurn(() => made.make(deletionOfRows([row], session)));
    return { session, edits: new GridEdits(made), deleteRow, uri };
  }

  function rowAt({ log }: LogSession, line: number): RowId {
    const row = log.rowAtLine(line);
    assert.ok(row !== undefined);
    return row;
  }

  it('a cell edit, saved, changes the bytes of that cell and no others', async () => {
    const { session, edits, uri } = await open(`\uFEFF${LOG}`);
    const outcome = await edits.editCell(rowAt(session, 1), 2, ' 20 ', '25.5');
    assert.deepEqual(outcome, { ok: true });
    await session.document.save();
    assert.equal(await readText(uri), `\uFEFF${LOG.replace(' 20 ', '25.5')}`);
  });

  it('a quoted cell keeps its quotes, and an unquoted one gets them when the value needs them', async () => {
    const { session, edits } = await open(LOG);
    await edits.editCell(rowAt(session, 1), 3, 'Follow Up', 'Registry Review');
    await edits.editCell(rowAt(session, 2), 3, 'Outreach', 'Outreach; by phone');
    assert.equal(
      session.document.getText(),
      LOG.replace('"Follow Up"', '"Registry Review"').replace('Outreach', '"Outreach; by phone"'),
    );
  });

  it('an edit is one step of undo', async () => {
    const { session, edits } = await open(LOG);
    await edits.editCell(rowAt(session, 3), 3, 'two\nlines', 'one line');
    assert.ok(session.document.getText().includes('"one line";x'));
    await vscode.commands.executeCommand('undo');
    assert.equal(session.document.getText(), LOG);
    assert.equal(session.log.record(rowAt(session, 3)).value(3), 'two\nlines');
  });

  it('a value typed over a cell that has changed meanwhile is refused, and nothing changes', async () => {
    const { session, edits } = await open(LOG);
    const outcome = await edits.editCell(rowAt(session, 2), 2, '29', '31');
    assert.equal(outcome.ok, false);
    assert.equal(session.document.getText(), LOG);
  });

  it('edits sent in one breath are made one after the other, each on what the one before left', async () => {
    const { session, edits, deleteRow } = await open(LOG);
    const row = rowAt(session, 2);
    const other = rowAt(session, 3);
    const outcomes = await Promise.all([
      edits.editCell(row, 2, '30', '3000'),
      deleteRow(rowAt(session, 1)),
      edits.editCell(row, 1, 'A2', 'A22'),
      edits.editCell(other, 4, 'x', 'y'),
    ]);
    assert.ok(outcomes.every(({ ok }) => ok));
    assert.equal(
      session.document.getText(),
      ['Date;MRN;Minutes;Activity;Comment', '1/4/2024;A22;3000;Outreach', '1/5/2024;A3;40;"two', 'lines";y', ''].join(
        '\r\n',
      ),
    );
  });

  it('a value that needs quotes is refused where a quote without an end further up would take them', async () => {
    const log = 'Date,MRN,Minutes,Notes\n1/3/2024,A1,20,"open\n1/4/2024,A2,30,x\n';
    const { session, edits } = await open(log);
    const outcome = await edits.editCell(rowAt(session, 2), 3, 'x', 'a, b');
    assert.deepEqual(outcome, {
      ok: false,
      sentence: 'Line 2 has a quote without an end, which your value would close. Mend that line first.',
    });
    assert.deepEqual(await edits.editCell(rowAt(session, 2), 3, 'x', 'y'), { ok: true });
    assert.deepEqual(await edits.editCell(rowAt(session, 1), 3, '"open', 'open, then closed'), { ok: true });
    assert.equal(session.document.getText(), log.replace('"open', '"open, then closed"').replace(',x', ',y'));
  });

  it('a value of more lines than a field may have is refused', async () => {
    const { session, edits } = await open(LOG);
    const outcome = await edits.editCell(rowAt(session, 2), 3, 'Outreach', 'line\n'.repeat(64));
    assert.equal(outcome.ok, false);
    assert.equal(session.document.getText(), LOG);
  });

  it('a new entry for a patient stands below the row, with the patient filled in and the minutes to be typed', async () => {
    const { session, edits } = await open(
      'Date,MRN,First name,Minutes,Payer,Initial Assessment\n1/3/2024,A1,Ana,20,"Anthem, Inc.",1/3/2024',
    );
    const outcome = await edits.addEntry(rowAt(session, 1));
    assert.ok(outcome.ok && outcome.show);
    assert.equal(outcome.show.column, 3);
    const today = new Date();
    const date = `${today.getMonth() + 1}/${today.getDate()}/${today.getFullYear()}`;
    assert.equal(session.document.lineAt(2).text, `${date},A1,Ana,,"Anthem, Inc.",1/3/2024`);
  });

  it('a row is duplicated to the letter and deleted with its line end', async () => {
    const { session, edits, deleteRow } = await open(LOG);
    const outcome = await edits.duplicateRow(rowAt(session, 3));
    assert.ok(outcome.ok && outcome.show);
    assert.equal(
      session.document.getText(),
      LOG.replace('lines";x\r\n', 'lines";x\r\n1/5/2024;A3;40;"two\r\nlines";x\r\n'),
    );
    await deleteRow(outcome.show.row);
    assert.equal(session.document.getText(), LOG);
  });

  it('the last row of a log without a line end at its end is deleted whole', async () => {
    const { session, deleteRow } = await open('Date,MRN,Minutes\n1/3/2024,A1,20\n1/4/2024,A1,30');
    await deleteRow(rowAt(session, 2));
    assert.equal(session.document.getText(), 'Date,MRN,Minutes\n1/3/2024,A1,20');
  });
});

describe('edits of many cells in a real document', () => {
  let sessions: LogSessions;
  beforeEach(() => {
    sessions = new LogSessions();
  });
  afterEach(async () => {
    sessions.dispose();
    await closeAll();
  });

  const LINES = ['Date,MRN,Minutes,Activity', '1/3/2024,A1,20,Intake', '1/4/2024,A1,30,Call', '1/5/2024,A1,5,Call', ''];
  const TEXT = LINES.join('\n');

  async function open(text: string) {
    const session = await sessions.of(await openText(await writeLog(text)));
    const viewed = new ViewedLines(session);
    const generation = { now: 1 };
    const edits = new GridBlockEdits(new DocumentEdits(session), viewed, () => generation.now);
    return { session, viewed, edits, generation, document: session.document };
  }

  it('are one step of undo, however many cells they touch', async () => {
    const rows = Array.from({ length: 1500 }, (_, row) => `1/${(row % 28) + 1}/2024,A1,${row + 1},Call`);
    const text = ['Date,MRN,Minutes,Activity', ...rows, ''].join('\n');
    const { edits, document, viewed, session } = await open(text);
    const block = { generation: 1, from: 1, to: 1500, columns: [2, 3] };
    assert.deepEqual(await edits.clear(block), { ok: true });
    assert.equal(document.lineAt(7).text, '1/7/2024,A1,,');
    viewed.refresh();
    assert.equal(session.billed.ledger.total.entries, 0);
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), text);
    assert.equal(session.billed.ledger.total.entries, 1500);
    await vscode.commands.executeCommand('redo');
    assert.equal(document.lineAt(1500).text.endsWith(',,'), true);
  });

  it('are refused when the log is not as it was seen', async () => {
    const { edits, document, generation } = await open(TEXT);
    generation.now = 2;
    const outcome = await edits.deleteRows({ generation: 1, from: 1, to: 3 });
    assert.equal(outcome.ok, false);
    assert.equal(document.getText(), TEXT);
  });

  it('paste repeats the copied cells over a selection that is a multiple of them, and adds rows at the end', async () => {
    const { edits, document, viewed, generation } = await open(TEXT);
    await edits.paste({ generation: 1, from: 1, to: 3, columns: [2, 3] }, 1, [['9']]);
    assert.equal(document.getText(), TEXT.replace(',20,', ',9,').replace(',30,', ',9,').replace(',5,', ',9,'));
    viewed.choose({ ...FIRST_CHOICE, grouping: 'file' });
    generation.now = 2;
    const cells = [
      ['1/6/2024', 'A2', '12', 'a,b'],
      ['1/7/2024', 'A2', '13', ''],
    ];
    const outcome = await edits.paste({ generation: 2, from: 2, to: 2, columns: [0, 1, 2, 3] }, 1, cells);
    assert.ok(outcome.ok);
    assert.equal(
      document.getText(),
      [
        ...LINES.slice(0, 3).map((line) => line.replace(/,(20|30),/, ',9,')),
        '1/6/2024,A2,12,"a,b"',
        '1/7/2024,A2,13,',
        '',
      ].join('\n'),
    );
  });

  it('replaces what is found in all rows and says in how many cells', async () => {
    const { edits, document } = await open(TEXT);
    const query = { text: 'call', matchCase: false, wholeCell: false };
    let count = 0;
    await edits.replaceAll({ generation: 1, query, replacement: 'Phone, out', columns: [3] }, (its) => {
      count = its;
    });
    assert.equal(document.getText(), TEXT.replaceAll('Call', '"Phone, out"'));
    assert.equal(count, 2);
  });
});
