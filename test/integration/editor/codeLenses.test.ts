import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, lensTitles, openText, workspaceFile, writeLog } from '../support/openLogs';

describe('code lenses of a time log', () => {
  afterEach(async () => {
    await vscode.workspace.getConfiguration('cocmBilling').update('codeLens', undefined, true);
    await closeAll();
  });

  it('show the report, the grid, and the totals above the header, and each patient-month above its first row', async () => {
    const uri = workspaceFile('sample.timelog.csv');
    await openText(uri);
    const titles = await lensTitles(uri);
    assert.equal(titles.length, 33);
    assert.equal(titles[0], '$(graph)\u00a0Generate billing report');
    assert.equal(titles[2], '30 patient-months  ·  3,744.647 min  ·  4 × 99492  ·  19 × 99493  ·  54 × 99494');
    assert.equal(titles[3], 'Guzman, Holly  ·  Jan 2024  ·  74.22 min  ·  99492  ·  25.78 min to 99494  ·  Held');
    assert.equal(titles[4], 'Reyes, Bradley  ·  Jan 2024  ·  50.03 min  ·  no code  ·  19.97 min to 99492');
  });

  it('show the new figures right after an edit', async () => {
    const uri = await writeLog('Date,MRN,Minutes,Initial Assessment\n1/3/2024,A1,69.99,1/3/2024\n');
    await openText(uri);
    assert.equal((await lensTitles(uri))[3], 'A1  ·  Jan 2024  ·  69.99 min  ·  no code  ·  0.01 min to 99492');
    const edit = new vscode.WorkspaceEdit();
    edit.replace(uri, new vscode.Range(1, 12, 1, 17), '70');
    await vscode.workspace.applyEdit(edit);
    assert.equal((await lensTitles(uri))[3], 'A1  ·  Jan 2024  ·  70 min  ·  99492  ·  30 min to 99494');
  });

  it('have their figures at once where they are visible, and elsewhere when they become visible', async () => {
    const rows = Array.from({ length: 600 }, (_, row) => `1/3/2024,A${row + 1},70,1/3/2024\n`);
    const uri = await writeLog(`Date,MRN,Minutes,Initial Assessment\n${rows.join('')}`);
    await openText(uri);
    const unresolved = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      uri,
      0,
    );
    const titles = unresolved.map(({ command }) => command?.title);
    assert.equal(titles[3], 'A1  ·  Jan 2024  ·  70 min  ·  99492  ·  30 min to 99494');
    assert.equal(titles[602], undefined);
    assert.equal((await lensTitles(uri))[602], 'A600  ·  Jan 2024  ·  70 min  ·  99492  ·  30 min to 99494');
  });

  const choices = [
    { choice: 'off', count: 0 },
    { choice: 'earned', count: 3 + 23 },
    { choice: 'nearMiss', count: 3 + 12 },
    { choice: 'all', count: 3 + 30 },
  ];
  for (const { choice, count } of choices) {
    it(`are ${count} on the sample when the setting is "${choice}"`, async () => {
      await vscode.workspace.getConfiguration('cocmBilling').update('codeLens', choice, true);
      const uri = workspaceFile('sample.timelog.csv');
      await openText(uri);
      assert.equal((await lensTitles(uri)).length, count);
    });
  }

  it('show how many rows of a month are left out', async () => {
    const uri = await writeLog(
      'Date,MRN,Minutes,Initial Assessment\n1/3/2024,A1,65,1/3/2024\n1/4/2024,A1,x,1/3/2024\n',
    );
    await openText(uri);
    const titles = await lensTitles(uri);
    assert.match(titles[2] ?? '', /1 row \(minutes unknown\) left out$/);
    assert.match(titles[3] ?? '', /5 min to 99492 {2}· {2}1 row left out$/);
  });
});
