import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { MemoryFiles } from '../support/memoryFiles';
import {
  activeInput,
  closeAll,
  codeOf,
  lensTitles,
  openText,
  readText,
  until,
  workspaceFile,
} from '../support/openLogs';

const inMemory = (path: string): vscode.Uri => vscode.Uri.from({ scheme: MemoryFiles.scheme, path });

describe('logs on a virtual file system', () => {
  const log = inMemory('/clinic/sample.timelog.csv');
  let provider: vscode.Disposable;

  before(async () => {
    provider = vscode.workspace.registerFileSystemProvider(MemoryFiles.scheme, new MemoryFiles());
    await vscode.workspace.fs.writeFile(log, await vscode.workspace.fs.readFile(workspaceFile('sample.timelog.csv')));
  });
  afterEach(closeAll);
  after(() => {
    provider.dispose();
  });

  it('have lenses and problems, and their report is written next to them', async () => {
    await openText(log);
    const titles = await lensTitles(log);
    assert.equal(titles[3], 'Guzman, Holly  ·  Jan 2024  ·  74.22 min  ·  99492  ·  25.78 min to 99494  ·  Held');
    await until('a problem', () => vscode.languages.getDiagnostics(log).some((found) => codeOf(found) === 'CB106'));
    const target = inMemory('/clinic/report.csv');
    await vscode.commands.executeCommand('cocmBilling.exportReport', log, target);
    assert.equal(await readText(target), await readText(workspaceFile('sample-billing-report.csv')));
  });

  it('are read with the configuration next to them', async () => {
    const off = '{ "checks": { "CB106": "off" } }';
    const other = inMemory('/other/log.timelog.csv');
    const rows =
      'Date,MRN,Minutes,Initial Assessment,Referring Provider NPI\n1/3/2024,A1,seventy,1/3/2024,1234567890\n';
    await vscode.workspace.fs.writeFile(inMemory('/other/cocm-billing.json'), new TextEncoder().encode(off));
    await vscode.workspace.fs.writeFile(other, new TextEncoder().encode(rows));
    await openText(other);
    const codes = (): string[] => vscode.languages.getDiagnostics(other).map(codeOf);
    await until('only the other problem', () => codes().includes('CB014') && !codes().includes('CB106'));
  });

  it('open in the grid and in the report panel', async () => {
    await openText(log);
    await vscode.commands.executeCommand('cocmBilling.openGrid', log);
    await until('the grid', () => activeInput() instanceof vscode.TabInputCustom);
    await vscode.commands.executeCommand('cocmBilling.generateReport', log);
    const labels = (): string[] => vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.map(({ label }) => label));
    await until('the panel', () => labels().includes('Billing Report: sample.timelog.csv'));
  });
});
