import { deepEqual, equal } from 'node:assert/strict';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { IGrammar } from 'vscode-textmate';
import { listTokens, loadTimeLogGrammar, readText, listScopedTokens, type Token } from './tokens';
import { HEADER, OTHER_HEADER, OTHER_ROW, OTHER_ROW_KINDS, ROW, ROW_KINDS } from './rows';

describe('The grammar of time logs', () => {
  let grammar: IGrammar;
  const listKinds = (...lines: string[]): Token[][] => listTokens(grammar, lines);
  /** Lists the kinds on the lines below the canonical header. */
  const listCanonicalKinds = (...lines: string[]): Token[][] => listKinds(HEADER, ...lines).slice(1);
  /** Returns the kind of one cell of a log that isn't in the canonical order. */
  const getKindByForm = (cell: string): string | undefined => listKinds('Notes,Other', `x,${cell}`)[1]?.[1]?.[1];

  before(async () => {
    grammar = await loadTimeLogGrammar();
  });

  it('is the output of buildGrammar.mjs', async () => {
    const url = pathToFileURL(resolve(__dirname, '../../../syntaxes/buildGrammar.mjs')).href;
    const { timeLogGrammar } = (await import(url)) as { timeLogGrammar: () => unknown };
    deepEqual(JSON.parse(readText('syntaxes/cocm-timelog.tmLanguage.json')), timeLogGrammar());
  });

  describe('in the canonical order', () => {
    it('shows the header of the sample as headings and its first row column by column', () => {
      const [header, first] = listKinds(...readText('test/fixtures/sample.timelog.csv').split('\n').slice(0, 2));
      deepEqual(
        header,
        HEADER.split(',').map((name) => [name, 'header']),
      );
      deepEqual(first, [
        ['1/3/2024', 'date'],
        ['01ce5fc6-32d1-46fe-8f08-963c96248805', 'mrn'],
        ['Holly', 'person'],
        ['Guzman', 'person'],
        ['3.22', 'minutes'],
        ['Initial Assessment', 'text'],
        ['T. Nguyen', 'person'],
        ['Cigna', 'text'],
        ['1/3/2024', 'date'],
        ['1234567890', 'npi'],
      ]);
    });

    it('gives every row of the sample the same kinds in the same columns', () => {
      const rows = readText('test/fixtures/sample.timelog.csv').trimEnd().split('\n').slice(1);
      const expected = 'date,mrn,person,person,minutes,text,person,text,date,npi';
      for (const [index, tokens] of listCanonicalKinds(...rows).entries()) {
        const found = tokens.filter(([, kind]) => kind !== 'quote').map(([, kind]) => kind);
        equal(found.join(), expected, rows[index]);
      }
    });

    it('gives each kind the scopes that themes color', () => {
      const [, tokens] = listScopedTokens(grammar, [HEADER, ROW]);
      deepEqual(
        tokens!.slice(0, 9).map(({ scopes }) => scopes.join(' ')),
        [
          'constant.numeric.date entity.name.type.date',
          'punctuation.separator.delimiter',
          'constant.other.mrn entity.name.function.mrn',
          'punctuation.separator.delimiter',
          'variable.other.person',
          'punctuation.separator.delimiter',
          'variable.other.person',
          'punctuation.separator.delimiter',
          'constant.numeric.minutes',
        ],
      );
    });

    it('reads any text in the MRN column as an MRN and any number in the minutes column as minutes', () => {
      deepEqual(listCanonicalKinds('1/3/2024,1024,Holly,Guzman,12345'), [
        [
          ['1/3/2024', 'date'],
          ['1024', 'mrn'],
          ['Holly', 'person'],
          ['Guzman', 'person'],
          ['12345', 'minutes'],
        ],
      ]);
    });

    it('doesn’t show other text in the date and minutes columns as a date or minutes', () => {
      deepEqual(listCanonicalKinds('yesterday,1024,,,20 min,Follow Up'), [
        [
          ['yesterday', 'text'],
          ['1024', 'mrn'],
          ['20 min', 'text'],
          ['Follow Up', 'text'],
        ],
      ]);
    });

    it('recognizes the columns after empty cells', () => {
      deepEqual(listCanonicalKinds(',,,Guzman,,,T. Nguyen', ROW), [
        [
          ['Guzman', 'person'],
          ['T. Nguyen', 'person'],
        ],
        ROW_KINDS,
      ]);
    });

    it('recognizes the header with any case, spaces, or quotes, and without the columns after Payer', () => {
      const header = '"DATE",mrn,FirstName,"last_name", Minutes ,activity,staff,payer';
      deepEqual(listKinds(header, '1/3/2024,1024,Holly')[1], [
        ['1/3/2024', 'date'],
        ['1024', 'mrn'],
        ['Holly', 'person'],
      ]);
    });

    it('recognizes the header with any delimiter', () => {
      for (const delimiter of [';', '\t', '|']) {
        const lines = [HEADER, ROW].map((line) => line.replaceAll(',', delimiter));
        deepEqual(listKinds(...lines)[1], ROW_KINDS, delimiter);
      }
    });
  });

  describe('in any other order', () => {
    it('recognizes dates, minutes, identifiers, and NPIs by their format and reads the rest as text', () => {
      deepEqual(listKinds(OTHER_HEADER, OTHER_ROW)[1], OTHER_ROW_KINDS);
    });

    it('recognizes dates in every usual format', () => {
      for (const date of ['1/3/2024', '01/03/24', '2024-01-03', '1-3-2024', '1.3.2024', '2024/1/3']) {
        equal(getKindByForm(date), 'date', date);
      }
      for (const text of ['1/3', '1/3/20245', '1/3/2024 again', 'on 1/3/2024', '1/3-2024']) {
        equal(getKindByForm(text), 'text', text);
      }
    });

    it('reads short numbers as minutes', () => {
      for (const minutes of ['0', '7', '20', '20.5', '.5', '-3', '+12.25', '1440', '12345.5', ' 20.5 ']) {
        equal(listKinds('Notes,Other', `x,${minutes}`)[1]?.find(([, kind]) => kind === 'minutes')?.[0], minutes.trim());
      }
    });

    it('reads numbers of nine or ten digits as NPIs', () => {
      equal(getKindByForm('1234567890'), 'npi');
      equal(getKindByForm('987654321'), 'npi');
    });

    it('reads text that looks like a record number as an identifier', () => {
      for (const identifier of [
        '01ce5fc6-32d1-46fe-8f08-963c96248805',
        '01CE5FC6-32D1-46FE-8F08-963C96248805',
        '12345',
        '0042',
        '12345678901',
        'MRN001',
        'E1234567',
        'PT-00123-A',
      ]) {
        equal(getKindByForm(identifier), 'identifier', identifier);
      }
    });

    it('reads names, diagnoses, and the names of instruments as text', () => {
      for (const text of ['F32.1', 'F329', 'PHQ-9', 'Phone call 2', 'O’Brien', '20 min', '٢٠', '1e3']) {
        equal(getKindByForm(text), 'text', text);
      }
    });

    it('uses the first delimiter of the header as the log’s delimiter, and reads others as text', () => {
      const rows = listKinds('Notes;Minutes', 'called, no answer;20.5');
      deepEqual(rows[1], [
        ['called, no answer', 'text'],
        ['20.5', 'minutes'],
      ]);
      deepEqual(listKinds('"Notes; more",Minutes', 'F32.1; F41.1 | 3,20.5')[1], [
        ['F32.1; F41.1 | 3', 'text'],
        ['20.5', 'minutes'],
      ]);
    });

    it('gives delimiters a separate scope', () => {
      const lines = listScopedTokens(grammar, ['Notes|Minutes', 'x|20']);
      for (const tokens of lines) {
        deepEqual(tokens[1], { text: '|', scopes: ['punctuation.separator.delimiter'] });
      }
    });

    it('reads a log of one column', () => {
      deepEqual(listKinds('Minutes', '20.5'), [[['Minutes', 'header']], [['20.5', 'minutes']]]);
    });
  });

  describe('in the header', () => {
    it('shows quoted names as headings, with separate tokens for the quotes', () => {
      deepEqual(listKinds('"Date","Minutes, total",MRN')[0], [
        ['"', 'quote'],
        ['Date', 'header'],
        ['"', 'quote'],
        ['"', 'quote'],
        ['Minutes, total', 'header'],
        ['"', 'quote'],
        ['MRN', 'header'],
      ]);
    });

    it('also shows numbers and dates as headings', () => {
      deepEqual(
        listKinds('2024-01-03,20,1234567890')[0]!.map(([, kind]) => kind),
        ['header', 'header', 'header'],
      );
    });

    it('continues after a name that spans two lines', () => {
      const lines = listKinds(`${HEADER},"PCP`, 'NPI",X', ROW);
      deepEqual(lines[1], [
        ['NPI', 'header'],
        ['"', 'quote'],
        ['X', 'header'],
      ]);
      deepEqual(lines[2], ROW_KINDS);
    });

    it('reads the first line that isn’t blank as the header', () => {
      deepEqual(listKinds('', '  ', 'MRN,Minutes', '12345,20').slice(2), [
        [
          ['MRN', 'header'],
          ['Minutes', 'header'],
        ],
        [
          ['12345', 'identifier'],
          ['20', 'minutes'],
        ],
      ]);
    });

    it('doesn’t read a later line as the header', () => {
      equal(listCanonicalKinds(ROW, HEADER)[1]![1]![1], 'mrn');
    });
  });

  it('gives no tokens for an empty file', () => {
    deepEqual(listKinds(''), [[]]);
  });

  it('skips blank lines and lines with only delimiters', () => {
    deepEqual(listCanonicalKinds('', ',,,,,,,,,,', '', ROW), [[], [], [], ROW_KINDS]);
    deepEqual(listKinds(OTHER_HEADER, '', ',,,,,,', '', OTHER_ROW).slice(1), [[], [], [], OTHER_ROW_KINDS]);
  });

  it('reads text in any script', () => {
    deepEqual(listCanonicalKinds('1/3/2024,患者-7,Zoë,Ðorđević,20,"Guzmán, Muñoz 🙂",李 明,Ünïon')[0], [
      ['1/3/2024', 'date'],
      ['患者-7', 'mrn'],
      ['Zoë', 'person'],
      ['Ðorđević', 'person'],
      ['20', 'minutes'],
      ['"', 'quote'],
      ['Guzmán, Muñoz 🙂', 'text'],
      ['"', 'quote'],
      ['李 明', 'person'],
      ['Ünïon', 'text'],
    ]);
    deepEqual(listKinds('Notes,Minutes', '李 明 🙂,20')[1], [
      ['李 明 🙂', 'text'],
      ['20', 'minutes'],
    ]);
  });
});
