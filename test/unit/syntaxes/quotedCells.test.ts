import { deepEqual, equal, ok } from 'node:assert/strict';
import type { IGrammar } from 'vscode-textmate';
import { HEADER, OTHER_HEADER, OTHER_ROW, OTHER_ROW_KINDS, ROW, ROW_KINDS } from './rows';
import { listTokens, loadTimeLogGrammar, listScopedTokens, type Token } from './tokens';

describe('The grammar of time logs', () => {
  let grammar: IGrammar;
  const listKinds = (...lines: string[]): Token[][] => listTokens(grammar, lines);
  /** Lists the kinds on the lines below the canonical header. */
  const listCanonicalKinds = (...lines: string[]): Token[][] => listKinds(HEADER, ...lines).slice(1);

  before(async () => {
    grammar = await loadTimeLogGrammar();
  });

  describe('in quoted cells', () => {
    it('reads a delimiter as text', () => {
      deepEqual(listCanonicalKinds(ROW.replace('Cigna', '"Anthem, Inc."'))[0]!.slice(6), [
        ['T. Nguyen', 'person'],
        ['"', 'quote'],
        ['Anthem, Inc.', 'text'],
        ['"', 'quote'],
        ['1/3/2024', 'date'],
        ['1234567890', 'npi'],
      ]);
    });

    it('doesn’t end the cell at doubled quotes', () => {
      deepEqual(listCanonicalKinds('1/3/2024,1024,"Jo ""JJ"", Jr.","""",20')[0], [
        ['1/3/2024', 'date'],
        ['1024', 'mrn'],
        ['"', 'quote'],
        ['Jo ', 'person'],
        ['""', 'doubled quote'],
        ['JJ', 'person'],
        ['""', 'doubled quote'],
        [', Jr.', 'person'],
        ['"', 'quote'],
        ['"', 'quote'],
        ['""', 'doubled quote'],
        ['"', 'quote'],
        ['20', 'minutes'],
      ]);
    });

    it('recognizes dates, numbers, and identifiers in the same way as without quotes', () => {
      for (const [header, row, expected] of [
        [HEADER, ROW, ROW_KINDS],
        [OTHER_HEADER, OTHER_ROW, OTHER_ROW_KINDS],
      ] as const) {
        const cells = row.split(',').map((cell) => `"${cell}"`);
        const tokens = listKinds(header, cells.join(','))[1]!;
        deepEqual(
          tokens.filter(([, kind]) => kind !== 'quote'),
          expected,
        );
      }
    });

    it('gives every quoted cell a string scope, so that the editor doesn’t close a quote typed there', () => {
      const [, tokens] = listScopedTokens(grammar, [HEADER, '"1/3/2024","1024","Holly"']);
      const cells = tokens!.filter(({ text }) => text !== ',');
      equal(cells.length, 9);
      ok(cells.every(({ scopes }) => scopes[0] === 'string.quoted.double'));
    });

    it('has the right colors for a record with a cell of several lines, and for the record below', () => {
      const lines = listCanonicalKinds(
        '1/3/2024,1024,Holly,Guzman,3.22,"Called at home,',
        'no answer on 1/2/2024; noted ""later""',
        '',
        'and again",T. Nguyen,Cigna,1/3/2024,1234567890,',
        ROW,
      );
      deepEqual(lines, [
        [
          ['1/3/2024', 'date'],
          ['1024', 'mrn'],
          ['Holly', 'person'],
          ['Guzman', 'person'],
          ['3.22', 'minutes'],
          ['"', 'quote'],
          ['Called at home,', 'text'],
        ],
        [
          ['no answer on 1/2/2024; noted ', 'text'],
          ['""', 'doubled quote'],
          ['later', 'text'],
          ['""', 'doubled quote'],
        ],
        [],
        [
          ['and again', 'text'],
          ['"', 'quote'],
          ['T. Nguyen', 'person'],
          ['Cigna', 'text'],
          ['1/3/2024', 'date'],
          ['1234567890', 'npi'],
        ],
        ROW_KINDS,
      ]);
    });

    it('reads lines that only begin like a row as text of the cell', () => {
      const note = ['1/3/2024: PHQ-9 12, GAD-7 9', '1/9/2024, seen at home, well', '1/10/2024'];
      for (const [header, before] of [
        [HEADER, '1/3/2024,1024,Holly,Guzman,20'],
        [OTHER_HEADER, 'D. Osei,20.5'],
      ] as const) {
        const lines = listKinds(header, `${before},"Notes:`, ...note, 'end",Follow Up');
        deepEqual(
          lines.slice(2, 5),
          note.map((line) => [[line, 'text']]),
        );
        equal(lines[5]![1]![1], 'quote');
      }
    });

    it('reads a short list that begins with a date as text of the cell in the canonical order', () => {
      const list = '1/3/2024,called,no answer';
      deepEqual(listCanonicalKinds(`${ROW}"Notes:`, list, 'end"', ROW).slice(1), [
        [[list, 'text']],
        [
          ['end', 'text'],
          ['"', 'quote'],
        ],
        ROW_KINDS,
      ]);
    });

    it('reads text after the closing quote as text of the cell', () => {
      deepEqual(listKinds('Notes,Minutes', '"a" b,20')[1], [
        ['"', 'quote'],
        ['a', 'text'],
        ['"', 'quote'],
        [' b', 'text'],
        ['20', 'minutes'],
      ]);
    });

    it('doesn’t open a quoted cell at a quote inside a cell', () => {
      deepEqual(listCanonicalKinds('1/3/2024,1024,Jo "JJ" Lee,6" Guzman,20', ROW), [
        [
          ['1/3/2024', 'date'],
          ['1024', 'mrn'],
          ['Jo "JJ" Lee', 'person'],
          ['6" Guzman', 'person'],
          ['20', 'minutes'],
        ],
        ROW_KINDS,
      ]);
    });
  });

  describe('with an unclosed quote', () => {
    it('continues at the next row that begins with a date', () => {
      for (const cell of [0, 1, 4, 5, 7, 8, 10]) {
        const cells = ROW.split(',');
        cells[cell] = `"${cells[cell]!}`;
        deepEqual(listCanonicalKinds(cells.join(','), ROW, ROW).slice(1), [ROW_KINDS, ROW_KINDS], `cell ${cell}`);
      }
    });

    it('continues at the next row in another order if one of its cells is a date', () => {
      deepEqual(listKinds(OTHER_HEADER, 'D. Osei,20.5,2024-01-03,"E123', OTHER_ROW, OTHER_ROW).slice(2), [
        OTHER_ROW_KINDS,
        OTHER_ROW_KINDS,
      ]);
      const short = listKinds('Date,Minutes,MRN', '1/3/2024,20,"E123', '1/3/2024,20,E1234567');
      deepEqual(short[2], [
        ['1/3/2024', 'date'],
        ['20', 'minutes'],
        ['E1234567', 'identifier'],
      ]);
    });

    it('continues at a row that opens another quoted cell', () => {
      const rows = listKinds('Minutes,Payer,Notes', '20,"Cigna,x', '7,"Anthem, Inc.",y');
      deepEqual(rows[2], [
        ['7', 'minutes'],
        ['"', 'quote'],
        ['Anthem, Inc.', 'text'],
        ['"', 'quote'],
        ['y', 'text'],
      ]);
    });

    it('reads the rest of the line after the quote as text', () => {
      deepEqual(listCanonicalKinds('1/3/2024,1024,Holly,Guzman,20,"Follow Up,T. Nguyen')[0], [
        ['1/3/2024', 'date'],
        ['1024', 'mrn'],
        ['Holly', 'person'],
        ['Guzman', 'person'],
        ['20', 'minutes'],
        ['"', 'quote'],
        ['Follow Up,T. Nguyen', 'text'],
      ]);
    });

    it('continues at the first row if the quote is in the header', () => {
      deepEqual(listKinds(HEADER.replace('Initial', '"Initial'), ROW)[1], ROW_KINDS);
      deepEqual(listKinds(`"${OTHER_HEADER}`, OTHER_ROW)[1], OTHER_ROW_KINDS);
    });
  });
});
