import { equal, ok } from 'node:assert/strict';
import type { IGrammar } from 'vscode-textmate';
import { HEADER, OTHER_HEADER, ROW } from './rows';
import { listTokens, loadTimeLogGrammar, type Token } from './tokens';

describe('The grammar of time logs', () => {
  let grammar: IGrammar;
  const listKinds = (...lines: string[]): Token[][] => listTokens(grammar, lines);

  before(async () => {
    grammar = await loadTimeLogGrammar();
  });

  describe('on very long lines', () => {
    /** CPU time limit, in microseconds. A pattern with runaway backtracking takes minutes. */
    const maxTime = 8_000_000;
    const repeatCell = (cell: string): string => Array.from({ length: 5000 }, () => cell).join(',');
    const long: Readonly<Record<string, string>> = {
      'of rows without line ends between them': ROW.repeat(500),
      'of dates': repeatCell('1/3/2024'),
      'of numbers': repeatCell('20.5'),
      'of identifiers': repeatCell('01ce5fc6-32d1-46fe-8f08-963c96248805'),
      'of text': repeatCell('Care Coordination'),
      'of quoted cells': repeatCell('"Anthem, ""Inc."""'),
      'of quotes': '"'.repeat(100_001),
      'of a word': 'a1-'.repeat(50_000),
      'of digits': '1'.repeat(100_000),
      'of a date and spaces': `1/3/2024,${' '.repeat(100_000)}`,
      'of delimiters': ','.repeat(5000),
    };
    for (const [content, line] of Object.entries(long)) {
      it(`${content} is fast`, () => {
        const start = process.cpuUsage();
        for (const header of [HEADER, OTHER_HEADER, line]) {
          listKinds(header, line, `x,"${line}`, line, ROW);
        }
        const { user } = process.cpuUsage(start);
        ok(user < maxTime, `It took ${user / 1000} ms.`);
      });
    }

    it('still distinguishes the cells of 5,000 columns', () => {
      const [, tokens] = listKinds(repeatCell('Minutes'), repeatCell('20.5'));
      equal(tokens!.length, 5000);
      ok(tokens!.every(([, kind]) => kind === 'minutes'));
    });
  });
});
