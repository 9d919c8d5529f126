import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { makeRow, makeWorkbook } from '../../unit/support/workbooks';
import { closeAll, readText, until, workspaceFile } from '../support/openLogs';

const HEADER = ['Date', 'MRN', 'Minutes', 'Activity', 'Initial Assessment'];

function makeLog(
  rows: readonly (readonly (string | number)[])[],
  extra: Readonly<Record<string, string>> = {},
): Uint8Array {
  const sheet = [HEADER, ...rows].map((cells, index) => makeRow(index + 1, cells)).join('');
  return makeWorkbook({ sheets: { March: sheet, ...extra } });
}

let count = 0;

async function writeBook(bytes: Uint8Array): Promise<{ book: vscode.Uri; log: vscode.Uri }> {
  const name = `book-${++count}-${Date.now()}`;
  const book = workspaceFile(`${name}.xlsx`);
  await vscode.workspace.fs.writeFile(book, bytes);
  return { book, log: workspaceFile(`${name}.timelog.csv`) };
}

const openDocument = (log: vscode.Uri): vscode.TextDocument | undefined =>
  vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === log.toString());

describe('a workbook', () => {
  afterEach(closeAll);

  it('is written as a time log next to it, which opens, and never changes', async () => {
    const bytes = makeLog([['3/2/2026', '0012', 40, 'Follow Up', '3/2/2026']]);
    const { book, log } = await writeBook(bytes);
    await vscode.commands.executeCommand('cocmBilling.openWorkbook', book);
    assert.equal(await readText(log), `${HEADER.join(',')}\n3/2/2026,0012,40,Follow Up,3/2/2026\n`);
    await until('the log to open', () => openDocument(log));
    assert.deepEqual(Buffer.from(await vscode.workspace.fs.readFile(book)), Buffer.from(bytes));
  });

  it('never replaces a file, and isn’t read where a sheet has no time log', async () => {
    const { book, log } = await writeBook(makeLog([], { Other: makeRow(1, ['Name', 'Phone']) }));
    await vscode.workspace.fs.writeFile(log, new TextEncoder().encode('x\n'));
    await vscode.commands.executeCommand('cocmBilling.openWorkbook', book, 'March', log);
    assert.equal(await readText(log), 'x\n');
    const other = workspaceFile(`other-${Date.now()}.timelog.csv`);
    await vscode.commands.executeCommand('cocmBilling.openWorkbook', book, 'Other', other);
    await assert.rejects(async () => vscode.workspace.fs.stat(other));
  });

  it('that has changed gives its new rows to the log, and keeps what was edited there', async () => {
    const first = ['3/2/2026', 'A1', 40, 'Follow Up', '3/2/2026'];
    const { book, log } = await writeBook(makeLog([first]));
    await vscode.commands.executeCommand('cocmBilling.openWorkbook', book);
    const document = await until('the log to open', () => openDocument(log));
    const edit = new vscode.WorkspaceEdit();
    edit.insert(log, new vscode.Position(2, 0), '3/3/2026,B2,15,By phone,3/3/2026\n');
    await vscode.workspace.applyEdit(edit);
    await document.save();
    const second = ['3/4/2026', 'C3', 20, 'Follow Up', '3/4/2026'];
    await vscode.workspace.fs.writeFile(book, makeLog([first, second]));
    await vscode.commands.executeCommand('cocmBilling.readWorkbookAgain', log, ['new']);
    assert.equal(
      document.getText(),
      `${HEADER.join(',')}\n3/2/2026,A1,40,Follow Up,3/2/2026\n3/3/2026,B2,15,By phone,3/3/2026\n3/4/2026,C3,20,Follow Up,3/4/2026\n`,
    );
  });

  it('opens with the page of its sheets, and a damaged one states what it is', async () => {
    const { book } = await writeBook(makeLog([]));
    const damaged = (await writeBook(new TextEncoder().encode('PK\u0003\u0004 not a workbook'))).book;
    for (const uri of [book, damaged]) {
      await vscode.commands.executeCommand('vscode.openWith', uri, 'cocmBilling.workbookSheets');
      await until('the page', () => {
        const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
        return input instanceof vscode.TabInputCustom && input.uri.toString() === uri.toString();
      });
    }
  });
});
