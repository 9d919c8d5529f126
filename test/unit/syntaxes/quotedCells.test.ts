import { deepEqual, equal, ok } from 'node:assert/strict';
import type { IGrammar } from 'vscode-textmate';
import { HEADER, OTHER_HEADER, OTHER_ROW, OTHER_ROW_KINDS, ROW, ROW_KINDS } from './rows';
import { kinds, loadTimeLogGrammar, scopedTokens, type Token } from './tokens';

describe('The grammar of time logs', () => {
  let grammar: IGrammar;
  const kindsOf = (...lines: string[]): Token[][] => kinds(grammar, lines);
  /** The kinds on the lines below the canonical header. */
  const canonical = (...lines: string[]): Token[][] => kindsOf(HEADER, ...lines).slice(1);

  before(async () => {
    grammar = await loadTimeLogGrammar();
  });

  describe('in quoted cells', () => {
    it('takes a delimiter for text', () => {
      deepEqual(canonical(ROW.replace('Cigna', '"Anthem, Inc."'))[0]!.slice(6), [
        ['T. Nguyen', 'person'],
        ['"', 'quote'],
        ['Anthem, Inc.', 'text'],
        ['"', 'quote'],
        ['1/3/2024', 'date'],
        ['1234567890', 'npi'],
      ]);
    });

    it('does not end the cell at doubled quotes', () => {
      deepEqual(canonical('1/3/2024,1024,"Jo ""JJ"", Jr.","""",20')[0], [
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

    it('tells dates, numbers and identifiers as it does without quotes', () => {
      for (const [header, row, expected] of [
        [HEADER, ROW, ROW_KINDS],
        [OTHER_HEADER, OTHER_ROW, OTHER_ROW_KINDS],
      ] as const) {
        const cells = row.split(',').map((cell) => `"${cell}"`);
        const tokens = kindsOf(header, cells.join(','))[1]!;
        deepEqual(
          tokens.filter(([, kind]) => kind !== 'quote'),
          expected,
        );
      }
    });

    it('holds every quoted cell in a string scope, so that a quote typed there is not closed again', () => {
      const [, tokens] = scopedTokens(grammar, [HEADER, '"1/3/2024","1024","Holly"']);
      const cells = tokens!.filter(({ text }) => text !== ',');
      equal(cells.length, 9);
      ok(cells.every(({ scopes }) => scopes[0] === 'string.quoted.double'));
    });

    it('keeps the colours of a record whose cell spans three lines, and of the record below', () => {
      const lines = canonical(
        '1/3/2024,1024,Holly,Guzman,3.22,"Called at home,',
        'no answer on 1/2/2024; said ""later""',
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
          ['no answer on 1/2/2024; said ', 'text'],
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

    it('takes lines that only begin like a row for text of the cell', () => {
      const note = ['1/3/2024: PHQ-9 12, GAD-7 9', '1/9/2024, seen at home, well', '1/10/2024'];
      for (const [header, before] of [
        [HEADER, '1/3/2024,1024,Holly,Guzman,20'],
        [OTHER_HEADER, 'D. Osei,20.5'],
      ] as const) {
        const lines = kindsOf(header, `${before},"Notes:`, ...note, 'end",Follow Up');
        deepEqual(
          lines.slice(2, 5),
          note.map((line) => [[line, 'text']]),
        );
        equal(lines[5]![1]![1], 'quote');
      }
    });

    it('takes a short list that begins with a date for text of the cell in the canonical order', () => {
      const list = '1/3/2024,called,no answer';
      deepEqual(canonical(`${ROW}"Notes:`, list, 'end"', ROW).slice(1), [
        [[list, 'text']],
        [
          ['end', 'text'],
          ['"', 'quote'],
        ],
        ROW_KINDS,
      ]);
    });

    it('takes text behind the closing quote for text of the cell', () => {
      deepEqual(kindsOf('Notes,Minutes', '"a" b,20')[1], [
        ['"', 'quote'],
        ['a', 'text'],
        ['"', 'quote'],
        [' b', 'text'],
        ['20', 'minutes'],
      ]);
    });

    it('does not open one at a quote within a cell', () => {
      deepEqual(canonical('1/3/2024,1024,Jo "JJ" Lee,6" Guzman,20', ROW), [
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

  describe('with a quote that nothing closes', () => {
    it('goes on with the next row that begins with a date', () => {
      for (const cell of [0, 1, 4, 5, 7, 8, 10]) {
        const cells = ROW.split(',');
        cells[cell] = `"${cells[cell]!}`;
        deepEqual(canonical(cells.join(','), ROW, ROW).slice(1), [ROW_KINDS, ROW_KINDS], `cell ${cell}`);
      }
    });

    it('goes on with the next row of another order by the date among its cells', () => {
      deepEqual(kindsOf(OTHER_HEADER, 'D. Osei,20.5,2024-01-03,"E123', OTHER_ROW, OTHER_ROW).slice(2), [
        OTHER_ROW_KINDS,
        OTHER_ROW_KINDS,
      ]);
      const short = kindsOf('Date,Minutes,MRN', '1/3/2024,20,"E123', '1/3/2024,20,E1234567');
      deepEqual(short[2], [
        ['1/3/2024', 'date'],
        ['20', 'minutes'],
        ['E1234567', 'identifier'],
      ]);
    });

    it('goes on at a row in which another quoted cell opens', () => {
      const rows = kindsOf('Minutes,Payer,Notes', '20,"Cigna,x', '7,"Anthem, Inc.",y');
      deepEqual(rows[2], [
        ['7', 'minutes'],
        ['"', 'quote'],
        ['Anthem, Inc.', 'text'],
        ['"', 'quote'],
        ['y', 'text'],
      ]);
    });

    it('colours its own line no further back than the quote', () => {
      deepEqual(canonical('1/3/2024,1024,Holly,Guzman,20,"Follow Up,T. Nguyen')[0], [
        ['1/3/2024', 'date'],
        ['1024', 'mrn'],
        ['Holly', 'person'],
        ['Guzman', 'person'],
        ['20', 'minutes'],
        ['"', 'quote'],
        ['Follow Up,T. Nguyen', 'text'],
      ]);
    });

    it('goes on with the rows when it stands in the header', () => {
      deepEqual(kindsOf(HEADER.replace('Initial', '"Initial'), ROW)[1], ROW_KINDS);
      deepEqual(kindsOf(`"${OTHER_HEADER}`, OTHER_ROW)[1], OTHER_ROW_KINDS);
    });
  });
});
