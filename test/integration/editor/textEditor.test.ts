import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, openText, readText, until, writeLog, writeText } from '../support/openLogs';

const LOG = [
  'Date,MRN,First name,Last name,Minutes,Activity,Staff,Payer,Initial Assessment',
  '1/3/2024,A1,Ana,Ruiz,40,Initial Assessment,T. Nguyen,Cigna,1/3/2024',
  '1/9/2024,A1,Ana,Ruiz,35,Follow Up,T. Nguyen,"Anthem, Inc.",1/3/2024',
  '2/2/2024,A1,Ana,Ruiz,10,Follow Up,R. Alvarez,Cigna,1/3/2024',
  '2/5/2024,B2,Omar,Haddad,30,Initial Assessment,R. Alvarez,Cigna,2/5/2024',
  '',
].join('\n');

describe('a time log in the text editor', () => {
  afterEach(closeAll);

  async function open(text = LOG): Promise<vscode.TextDocument> {
    return openText(await writeLog(text));
  }

  it('has a hover that shows what a row adds to its month and the total of the month', async () => {
    const { uri } = await open();
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      uri,
      new vscode.Position(2, 2),
    );
    const text = hovers.flatMap(({ contents }) => contents.map((content) => (content as vscode.MarkdownString).value));
    const shown = text
      .join('\n')
      .replaceAll('&nbsp;', ' ')
      .replace(/\\(?=[()])/g, '');
    assert.ok(shown.includes('Ruiz, Ana') && shown.includes('75 min · 99492'), shown);
    assert.ok(shown.includes('Adds 35 min (entry 2 of 2). Running total: 75 min'), shown);
  });

  it('completes cells with the values of their column, quoted where necessary, and patients by MRN', async () => {
    const { uri } = await open();
    const complete = async (line: number, column: number): Promise<(string | vscode.SnippetString | undefined)[]> => {
      const { items: completions } = await vscode.commands.executeCommand<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        uri,
        new vscode.Position(line, column),
      );
      return completions.map(({ insertText }) => insertText);
    };
    const payer = LOG.split('\n')[3]!.indexOf('Cigna');
    assert.deepEqual(await complete(3, payer), ['Cigna', '"Anthem, Inc."']);
    assert.deepEqual(await complete(3, '2/2/2024,'.length), ['B2', 'A1']);
    const [first] = await complete(5, 0);
    assert.ok(first instanceof vscode.SnippetString);
    assert.ok(
      /^\d+\/\d+\/\d{4},B2,Omar,Haddad,\$\{1:minutes\},,R. Alvarez,Cigna,2\/5\/2024$/.test(first.value),
      first.value,
    );
  });

  it('has an outline by patient and month under the header, and folds adjacent rows of a month', async () => {
    const { uri } = await open();
    const [root] = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
      'vscode.executeDocumentSymbolProvider',
      uri,
    );
    assert.equal(root?.range.start.line, 0);
    assert.deepEqual(
      root.children.map(({ name, detail, range, children }) => [
        `${name} ${detail} ${range.start.line}-${range.end.line}`,
        ...children.map((month) => `${month.name}: ${month.detail}`),
      ]),
      [
        [
          'Ruiz, Ana A1 1-3',
          'Jan 2024: 75 min · 99492 · 25 min to 99494',
          'Feb 2024: 10 min · no code · 50 min to 99493',
        ],
        ['Haddad, Omar B2 4-4', 'Feb 2024: 30 min · no code · 40 min to 99492'],
      ],
    );
    const folds = await vscode.commands.executeCommand<vscode.FoldingRange[]>(
      'vscode.executeFoldingRangeProvider',
      uri,
    );
    assert.deepEqual(
      folds.map(({ start, end }) => [start, end]),
      [[1, 2]],
    );
  });

  it('renames an MRN or a payer in every row, and changes nothing else', async () => {
    const document = await open();
    const rename = (line: number, column: number, to: string): Thenable<vscode.WorkspaceEdit> =>
      vscode.commands.executeCommand(
        'vscode.executeDocumentRenameProvider',
        document.uri,
        new vscode.Position(line, column),
        to,
      );
    await vscode.workspace.applyEdit(await rename(1, '1/3/2024,'.length, 'A100'));
    assert.equal(document.getText(), LOG.replaceAll(',A1,', ',A100,'));
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), LOG);
    const payer = LOG.split('\n')[1]!.indexOf('Cigna');
    await vscode.workspace.applyEdit(await rename(1, payer, 'Cigna, East'));
    assert.equal(document.getText(), LOG.replaceAll(',Cigna,', ',"Cigna, East",'));
    await assert.rejects(async () => {
      await rename(1, 1, 'x');
    });
  });

  it('finds all rows of a patient, a payer, or a staff member, however they are written', async () => {
    const { uri } = await open(
      LOG.replace('1/9/2024,A1', '1/9/2024, A1 ').replace('30,Initial Assessment,R. Alvarez', '30,A1,R. Alvarez'),
    );
    const find = async (line: number, cell: string): Promise<number[][]> => {
      const [text] = (await readText(uri)).split('\n').slice(line);
      const at = new vscode.Position(line, text?.indexOf(cell) ?? -1);
      const references = await vscode.commands.executeCommand<vscode.Location[]>(
        'vscode.executeReferenceProvider',
        uri,
        at,
      );
      const highlights = await vscode.commands.executeCommand<vscode.DocumentHighlight[]>(
        'vscode.executeDocumentHighlights',
        uri,
        at,
      );
      const places = references.map(({ range: { start } }) => [start.line, start.character]);
      assert.deepEqual(
        highlights.map(({ range: { start } }) => [start.line, start.character]),
        places,
      );
      return places;
    };
    assert.deepEqual(await find(1, 'A1'), [
      [1, 9],
      [2, 9],
      [3, 9],
    ]);
    assert.deepEqual(await find(3, 'R. Alvarez'), [
      [3, 34],
      [4, 30],
    ]);
    assert.deepEqual(
      (await find(1, 'Cigna')).map(([line]) => line),
      [1, 3, 4],
    );
  });

  it('finds the patients of all logs in the workspace by name or MRN', async () => {
    const { uri } = await open(LOG.replaceAll('Ruiz', 'Abernathy'));
    const closed = await writeLog(LOG.replaceAll('Ruiz', 'Abernathy').replaceAll('A1', 'Q9'));
    const find = async (query: string): Promise<string[]> => {
      const symbols = await vscode.commands.executeCommand<vscode.SymbolInformation[]>(
        'vscode.executeWorkspaceSymbolProvider',
        query,
      );
      return symbols.map(
        ({ name, location }) => `${name} ${location.uri.path === uri.path ? 'open' : ''}:${location.range.start.line}`,
      );
    };
    assert.deepEqual((await find('abernathy')).sort(), ['Abernathy, Ana (A1) open:3', 'Abernathy, Ana (Q9) :3']);
    await writeText(closed, LOG.replaceAll('Ruiz', 'Abernathy').replaceAll('A1', 'Q10'));
    assert.deepEqual(await find('Q10'), ['Abernathy, Ana (Q10) :3']);
  });

  it('shows column names before the cells if the setting is on', async () => {
    const document = await open();
    const hints = (): Thenable<vscode.InlayHint[]> =>
      vscode.commands.executeCommand('vscode.executeInlayHintProvider', document.uri, new vscode.Range(1, 0, 2, 0));
    assert.deepEqual(await hints(), []);
    const settings = vscode.workspace.getConfiguration('cocmBilling');
    await settings.update('columnNames', true, vscode.ConfigurationTarget.Global);
    try {
      const shown = await hints();
      assert.deepEqual(
        shown.slice(0, 3).map(({ label }) => label),
        ['Date:', 'MRN:', 'First name:'],
      );
    } finally {
      await settings.update('columnNames', undefined, vscode.ConfigurationTarget.Global);
    }
  });

  it('is sorted in the file by a command, as one undo step', async () => {
    const shuffled = LOG.split('\n');
    const text = [shuffled[0], shuffled[4], shuffled[2], shuffled[1], shuffled[3], ''].join('\n');
    const document = await open(text);
    const sorting = vscode.commands.executeCommand('cocmBilling.sortRowsInFile', document.uri);
    // The first order in the list is by date.
    await until('the sorted file', () => {
      void vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return document.getText() === LOG;
    });
    await sorting;
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), text);
  });

  it('can be sorted at the moment it is opened, before the extension has read it', async () => {
    const [header = '', first = '', second = ''] = LOG.split('\n');
    const log = await writeLog([header, second, first, ''].join('\n'));
    let sorting: Thenable<unknown> | undefined;
    const listening = vscode.workspace.onDidOpenTextDocument(({ uri }) => {
      if (uri.toString() === log.toString()) {
        sorting ??= vscode.commands.executeCommand('cocmBilling.sortRowsInFile', log);
      }
    });
    try {
      const document = await vscode.workspace.openTextDocument(log);
      await until('the sorted file', () => {
        void vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
        return document.getText() === [header, first, second, ''].join('\n');
      });
      await sorting;
      await document.save();
    } finally {
      listening.dispose();
    }
  });
});
