import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { DocumentEdits, type EditResult } from '../../../src/extension/logs/documentEdits';
import { GridBlockEdits } from '../../../src/extension/grid/gridBlockEdits';
import { GridEdits, createRowDeletions } from '../../../src/extension/grid/gridEdits';
import type { LogSession } from '../../../src/extension/logs/logSession';
import { LogSessions } from '../../../src/extension/logs/logSessions';
import type { RowId } from '../../../src/log/rows/rowId';
import { FIRST_CHOICE } from '../../../src/sheet/viewChoice';
import { ViewedLines } from '../../../src/sheet/viewedLines';
import { failure, success } from '../../../src/text/result';
import { closeAll, openText, readText, writeLog } from '../support/openLogs';

const LOG = [
  'Date;MRN;Minutes;Activity;Comment',
  '1/3/2024;A1; 20 ;"Follow Up";"call ""me""; twice"',
  '1/4/2024;A2;30;Outreach',
  '1/5/2024;A3;40;"two',
  'lines";x',
  '',
].join('\r\n');

describe('grid edits in a real document', () => {
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
    const session = await sessions.open(await openText(uri));
    const documentEdits = new DocumentEdits(session);
    const deleteRow = (row: RowId): Promise<EditResult> =>
      documentEdits.inTurn(() => documentEdits.make(createRowDeletions([row], session)));
    return { session, edits: new GridEdits(documentEdits), deleteRow, uri };
  }

  function rowAt({ log }: LogSession, line: number): RowId {
    const row = log.rowAtLine(line);
    assert.ok(row !== undefined);
    return row;
  }

  it('a saved cell edit changes the bytes of that cell only', async () => {
    const { session, edits, uri } = await open(`\uFEFF${LOG}`);
    const result = await edits.editCell(rowAt(session, 1), 2, ' 20 ', '25.5');
    assert.deepEqual(result, success(undefined));
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

  it('an edit is one undo step', async () => {
    const { session, edits } = await open(LOG);
    await edits.editCell(rowAt(session, 3), 3, 'two\nlines', 'one line');
    assert.ok(session.document.getText().includes('"one line";x'));
    await vscode.commands.executeCommand('undo');
    assert.equal(session.document.getText(), LOG);
    assert.equal(session.log.record(rowAt(session, 3)).value(3), 'two\nlines');
  });

  it('a value for a cell that has changed in the meantime is rejected, and nothing changes', async () => {
    const { session, edits } = await open(LOG);
    const result = await edits.editCell(rowAt(session, 2), 2, '29', '31');
    assert.equal(result.ok, false);
    assert.equal(session.document.getText(), LOG);
  });

  it('edits that are sent at once are made one after the other, each on the result of the one before', async () => {
    const { session, edits, deleteRow } = await open(LOG);
    const row = rowAt(session, 2);
    const other = rowAt(session, 3);
    const results = await Promise.all([
      edits.editCell(row, 2, '30', '3000'),
      deleteRow(rowAt(session, 1)),
      edits.editCell(row, 1, 'A2', 'A22'),
      edits.editCell(other, 4, 'x', 'y'),
    ]);
    assert.ok(results.every(({ ok }) => ok));
    assert.equal(
      session.document.getText(),
      ['Date;MRN;Minutes;Activity;Comment', '1/4/2024;A22;3000;Outreach', '1/5/2024;A3;40;"two', 'lines";y', ''].join(
        '\r\n',
      ),
    );
  });

  it('an entry for a new patient whose MRN another patient has is rejected', async () => {
    const { session, edits } = await open(LOG);
    const patient = { firstName: 'Ana', lastName: '', payer: '', initialAssessment: '', npi: '', problemsList: '' };
    const entered = { date: '1/9/2024', minutes: '5', patient };
    const result = await edits.writeEntry({ ...entered, mrn: ' A2 ' });
    assert.equal(result.ok ? '' : result.failure.code, 'mrn-taken');
    assert.equal(session.document.getText(), LOG);
    assert.equal((await edits.writeEntry({ ...entered, mrn: 'A4' })).ok, true);
    assert.ok(session.document.getText().includes('1/9/2024;A4;5'));
  });

  it('edits from two grids of one log that are sent at once are both made', async () => {
    const { session, edits } = await open(LOG);
    const otherGrid = new GridEdits(new DocumentEdits(session));
    const results = await Promise.all([
      edits.editCell(rowAt(session, 1), 2, ' 20 ', '21'),
      otherGrid.editCell(rowAt(session, 2), 2, '30', '31'),
      edits.editCell(rowAt(session, 2), 3, 'Outreach', 'Call'),
      otherGrid.editCell(rowAt(session, 1), 2, '21', '22'),
    ]);
    assert.ok(results.every(({ ok }) => ok));
    assert.equal(session.document.getText(), LOG.replace(' 20 ', '22').replace('30;Outreach', '31;Call'));
  });

  it('a value that needs quotes is rejected after an unclosed quote, which it would close', async () => {
    const log = 'Date,MRN,Minutes,Notes\n1/3/2024,A1,20,"open\n1/4/2024,A2,30,x\n';
    const { session, edits } = await open(log);
    const result = await edits.editCell(rowAt(session, 2), 3, 'x', 'a, b');
    assert.deepEqual(
      result,
      failure('unclosed-quote', 'Line 2 has an unclosed quote that your value would close. Fix that line first.', {
        line: 2,
      }),
    );
    assert.deepEqual(await edits.editCell(rowAt(session, 2), 3, 'x', 'y'), success(undefined));
    assert.deepEqual(await edits.editCell(rowAt(session, 1), 3, '"open', 'open, then closed'), success(undefined));
    assert.equal(session.document.getText(), log.replace('"open', '"open, then closed"').replace(',x', ',y'));
  });

  it('a value with more lines than a field can have is rejected', async () => {
    const { session, edits } = await open(LOG);
    const result = await edits.editCell(rowAt(session, 2), 3, 'Outreach', 'line\n'.repeat(64));
    assert.equal(result.ok, false);
    assert.equal(session.document.getText(), LOG);
  });

  it('a new entry for a patient is below the row, with the patient filled in and the minutes empty', async () => {
    const { session, edits } = await open(
      'Date,MRN,First name,Minutes,Payer,Initial Assessment\n1/3/2024,A1,Ana,20,"Anthem, Inc.",1/3/2024',
    );
    const result = await edits.addEntry(rowAt(session, 1));
    assert.ok(result.ok && result.value);
    assert.equal(result.value.column, 3);
    const today = new Date();
    const date = `${today.getMonth() + 1}/${today.getDate()}/${today.getFullYear()}`;
    assert.equal(session.document.lineAt(2).text, `${date},A1,Ana,,"Anthem, Inc.",1/3/2024`);
  });

  it('a row is duplicated character by character, and deleted with its line ending', async () => {
    const { session, edits, deleteRow } = await open(LOG);
    const result = await edits.duplicateRow(rowAt(session, 3));
    assert.ok(result.ok && result.value);
    assert.equal(
      session.document.getText(),
      LOG.replace('lines";x\r\n', 'lines";x\r\n1/5/2024;A3;40;"two\r\nlines";x\r\n'),
    );
    await deleteRow(result.value.row);
    assert.equal(session.document.getText(), LOG);
  });

  it('the last row of a log without a final line ending is deleted completely', async () => {
    const { session, deleteRow } = await open('Date,MRN,Minutes\n1/3/2024,A1,20\n1/4/2024,A1,30');
    await deleteRow(rowAt(session, 2));
    assert.equal(session.document.getText(), 'Date,MRN,Minutes\n1/3/2024,A1,20');
  });
});

describe('grid edits of many cells in a real document', () => {
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
    const session = await sessions.open(await openText(await writeLog(text)));
    const viewed = new ViewedLines(session);
    const generation = { now: 1 };
    const edits = new GridBlockEdits(new DocumentEdits(session), viewed, () => generation.now);
    return { session, viewed, edits, generation, document: session.document };
  }

  it('are one undo step, with 3,000 cells too', async () => {
    const rows = Array.from({ length: 1500 }, (_, row) => `1/${(row % 28) + 1}/2024,A1,${(row % 400) + 1},Call`);
    const text = ['Date,MRN,Minutes,Activity', ...rows, ''].join('\n');
    const { edits, document, viewed, session } = await open(text);
    const block = { generation: 1, from: 1, to: 1500, columns: [2, 3] };
    assert.deepEqual(await edits.clear(block), success(undefined));
    assert.equal(document.lineAt(7).text, '1/7/2024,A1,,');
    viewed.refresh();
    assert.equal(session.billed.ledger.total.entries, 0);
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), text);
    assert.equal(session.billed.ledger.total.entries, 1500);
    await vscode.commands.executeCommand('redo');
    assert.equal(document.lineAt(1500).text.endsWith(',,'), true);
  });

  it('write one value into all selected cells as one undo step', async () => {
    const { edits, document } = await open(TEXT);
    assert.deepEqual(await edits.fill({ generation: 1, from: 2, to: 3, columns: [2, 3] }, 'a, b'), success(undefined));
    assert.equal(document.getText(), TEXT.replace('30,Call', '"a, b","a, b"').replace('5,Call', '"a, b","a, b"'));
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), TEXT);
  });

  it('are rejected when the log is not as the user saw it', async () => {
    const { edits, document, generation } = await open(TEXT);
    generation.now = 2;
    const result = await edits.deleteRows({ generation: 1, from: 1, to: 3 });
    assert.equal(result.ok, false);
    assert.equal(document.getText(), TEXT);
  });

  it('paste repeats the copied cells in a selection that is a multiple of them, and adds rows at the end', async () => {
    const { edits, document, viewed, generation } = await open(TEXT);
    await edits.paste({ generation: 1, from: 1, to: 3, columns: [2, 3] }, 1, [['9']]);
    assert.equal(document.getText(), TEXT.replace(',20,', ',9,').replace(',30,', ',9,').replace(',5,', ',9,'));
    viewed.choose({ ...FIRST_CHOICE, grouping: 'file' });
    generation.now = 2;
    const cells = [
      ['1/6/2024', 'A2', '12', 'a,b'],
      ['1/7/2024', 'A2', '13', ''],
    ];
    const result = await edits.paste({ generation: 2, from: 2, to: 2, columns: [0, 1, 2, 3] }, 1, cells);
    assert.ok(result.ok);
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

  it('replace all changes the matches in all rows and reports the number of cells', async () => {
    const { edits, document } = await open(TEXT);
    const query = { text: 'call', matchCase: false, wholeCell: false };
    let count = 0;
    await edits.replaceAll({ generation: 1, query, replacement: 'Phone, out', columns: [3] }, (changed) => {
      count = changed;
    });
    assert.equal(document.getText(), TEXT.replaceAll('Call', '"Phone, out"'));
    assert.equal(count, 2);
  });
});
