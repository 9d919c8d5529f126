/**
 * The part of the problems page that explains a code: what it is, why, its fix, and below it the sections of the page that its
 * group leads to, and what its sources say.
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
  const below = [...ledTo(page, groupOf(page, code)), ...cited];
  return `${[own.replace(/^###/, '#'), ...below.map((text) => text.replace(/^#+/, '##'))].map(unwrapped).join('\n\n')}\n`;
}

/** The text with each paragraph and each point on one line: it is shown as text, and the editor wraps it by its own width. */
function unwrapped(text: string): string {
  return text.replace(/^(?![#|]).+(?:\n(?!\s*[-#|]|\s*\d+\. |\n).+)+/gm, (paragraph) =>
    paragraph.replace(/\n\s*/g, ' '),
  );
}

/** What stands below the heading of the group that a code belongs to, before its first code. */
function groupOf(page: string, code: string): string {
  const heading = headingsOf(page.slice(0, page.indexOf(`### ${code} `))).at(-1) ?? '';
  return section(page, heading) ?? '';
}

/** The sections of the page that a text has a link to. */
function ledTo(page: string, text: string): string[] {
  const anchors = [...text.matchAll(/\]\(#([\w-]+)\)/g)].map(([, anchor]) => anchor);
  const headings = headingsOf(page);
  return headings
    .filter((heading) => anchors.includes(anchorOf(heading)))
    .flatMap((heading) => section(page, heading) ?? []);
}

/** The headings of the page's groups. */
function headingsOf(page: string): string[] {
  return page.split(/\r?\n/).filter((line) => line.startsWith('## '));
}

/** The anchor of a heading, as GitHub and VS Code make it. */
function anchorOf(heading: string): string {
  const words = heading.replace(/^#+ /, '').toLowerCase();
  return words
    .replace(/[^\w\s-]/g, '')
    .trim()
    .replace(/ /g, '-');
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
