import { equal, ok } from 'node:assert/strict';
import type { IGrammar } from 'vscode-textmate';
import { HEADER, OTHER_HEADER, ROW } from './rows';
import { kinds, loadTimeLogGrammar, type Token } from './tokens';

describe('The grammar of time logs', () => {
  let grammar: IGrammar;
  const kindsOf = (...lines: string[]): Token[][] => kinds(grammar, lines);

  before(async () => {
    grammar = await loadTimeLogGrammar();
  });

  describe('on very long lines', () => {
    /** Of computing time, in microseconds: a pattern that backtracks beyond measure takes minutes. */
    const most = 8_000_000;
    const cells = (cell: string): string => Array.from({ length: 5000 }, () => cell).join(',');
    const long: Readonly<Record<string, string>> = {
      'of rows laid end to end': ROW.repeat(500),
      'of dates': cells('1/3/2024'),
      'of numbers': cells('20.5'),
      'of identifiers': cells('01ce5fc6-32d1-46fe-8f08-963c96248805'),
      'of text': cells('Care Coordination'),
      'of quoted cells': cells('"Anthem, ""Inc."""'),
      'of quotes': '"'.repeat(100_001),
      'of a word': 'a1-'.repeat(50_000),
      'of digits': '1'.repeat(100_000),
      'of a date and blanks': `1/3/2024,${' '.repeat(100_000)}`,
      'of delimiters': ','.repeat(5000),
    };
    for (const [content, line] of Object.entries(long)) {
      it(`${content} stays fast`, () => {
        const start = process.cpuUsage();
        for (const header of [HEADER, OTHER_HEADER, line]) {
          kindsOf(header, line, `x,"${line}`, line, ROW);
        }
        const { user } = process.cpuUsage(start);
        ok(user < most, `It took ${user / 1000} ms.`);
      });
    }

    it('still tells the cells of 5,000 columns apart', () => {
      const [, tokens] = kindsOf(cells('Minutes'), cells('20.5'));
      equal(tokens!.length, 5000);
      ok(tokens!.every(([, kind]) => kind === 'minutes'));
    });
  });
});
