import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { GridEdits } from '../../src/extension/gridEdits';
import { LogSessions, type LogSession } from '../../src/extension/logSessions';
import type { RowId } from '../../src/log/rowTable';
import { closeAll, openText, readText, writeLog } from './openLogs';

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

  async function open(text: string): Promise<{ session: LogSession; edits: GridEdits; uri: vscode.Uri }> {
    const uri = await writeLog(text);
    const session = sessions.of(await openText(uri));
    return { session, edits: new GridEdits(session), uri };
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
    const { session, edits } = await open(LOG);
    const row = rowAt(session, 2);
    const other = rowAt(session, 3);
    const outcomes = await Promise.all([
      edits.editCell(row, 2, '30', '3000'),
      edits.deleteRow(rowAt(session, 1)),
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
    const { session, edits } = await open(LOG);
    const outcome = await edits.duplicateRow(rowAt(session, 3));
    assert.ok(outcome.ok && outcome.show);
    assert.equal(
      session.document.getText(),
      LOG.replace('lines";x\r\n', 'lines";x\r\n1/5/2024;A3;40;"two\r\nlines";x\r\n'),
    );
    await edits.deleteRow(outcome.show.row);
    assert.equal(session.document.getText(), LOG);
  });

  it('the last row of a log without a line end at its end is deleted whole', async () => {
    const { session, edits } = await open('Date,MRN,Minutes\n1/3/2024,A1,20\n1/4/2024,A1,30');
    await edits.deleteRow(rowAt(session, 2));
    assert.equal(session.document.getText(), 'Date,MRN,Minutes\n1/3/2024,A1,20');
  });
});
