/**
 * The part of the problems page that explains a code: what it is, why, its fix, and below it what its sources say.
 *
 * @param page the whole page of problems, in Markdown
 * @param sources the whole page of sources, to whose sections the numbers in parentheses lead
 * @returns undefined for a code that the page does not have
 */
export function problemPage(page: string, code: string, sources = ''): string | undefined {
  const own = section(page, `### ${code} `);
  if (own === undefined) {
    return undefined;
  }
  const cited = citedIn(own).flatMap(
    (number) => section(sources, `### ${number} `) ?? section(sources, `## ${number} `) ?? [],
  );
  return `${[own.replace(/^###/, '#'), ...cited.map((text) => text.replace(/^#+/, '##'))].join('\n\n')}\n`;
}

/** From a heading to the next one. */
function section(page: string, heading: string): string | undefined {
  const lines = page.split(/\r?\n/);
  const begin = lines.findIndex((line) => line.startsWith(heading));
  if (begin < 0) {
    return undefined;
  }
  const length = lines.slice(begin + 1).findIndex((line) => line.startsWith('##'));
  const end = length < 0 ? lines.length : begin + 1 + length;
  return lines.slice(begin, end).join('\n').trimEnd();
}

/** The sections that a text cites as `(8.3)`, `(2.2, 4)` or `(3.1, disputed)`, each once. */
function citedIn(text: string): string[] {
  const groups = [...text.matchAll(/\((\d+(?:\.\d+)?(?:, (?:\d+(?:\.\d+)?|disputed))*)\)/g)];
  return [...new Set(groups.flatMap(([, list = '']) => list.match(/\d+(?:\.\d+)?/g) ?? []))];
}
