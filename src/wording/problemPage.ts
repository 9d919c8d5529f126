/**
 * Returns the page that explains a problem code: its section of the problems page, the sections that its group links to, and
 * the sections of the sources that it cites.
 *
 * @param page the whole problems page, in Markdown
 * @param sources the whole page of sources; numbers in parentheses refer to its sections
 * @returns undefined if the problems page doesn't have the code
 */
export function problemPage(page: string, code: string, sources = ''): string | undefined {
  const explanation = section(page, `### ${code} `);
  if (explanation === undefined) {
    return undefined;
  }
  const cited = findCitations(explanation).flatMap(
    (number) => section(sources, `### ${number} `) ?? section(sources, `## ${number} `) ?? [],
  );
  const below = [...findLinkedSections(page, readGroupText(page, code)), ...cited];
  return `${[explanation.replace(/^###/, '#'), ...below.map((text) => text.replace(/^#+/, '##'))].map(unwrapLines).join('\n\n')}\n`;
}

/** Puts each paragraph and each list item on one line. The page is shown as text, and the editor wraps the lines. */
function unwrapLines(text: string): string {
  return text.replace(/^(?![#|]).+(?:\n(?!\s*[-#|]|\s*\d+\. |\n).+)+/gm, (paragraph) =>
    paragraph.replace(/\n\s*/g, ' '),
  );
}

/** Returns the text below the heading of a code's group, before the first code of the group. */
function readGroupText(page: string, code: string): string {
  const heading = findHeadings(page.slice(0, page.indexOf(`### ${code} `))).at(-1) ?? '';
  return section(page, heading) ?? '';
}

/** Returns the sections of the page that a text links to. */
function findLinkedSections(page: string, text: string): string[] {
  const anchors = [...text.matchAll(/\]\(#([\w-]+)\)/g)].map(([, anchor]) => anchor);
  const headings = findHeadings(page);
  return headings
    .filter((heading) => anchors.includes(getAnchor(heading)))
    .flatMap((heading) => section(page, heading) ?? []);
}

/** Returns the headings of the page's groups. */
function findHeadings(page: string): string[] {
  return page.split(/\r?\n/).filter((line) => line.startsWith('## '));
}

/** Returns the anchor of a heading, as GitHub and VS Code create it. */
function getAnchor(heading: string): string {
  const words = heading.replace(/^#+ /, '').toLowerCase();
  return words
    .replace(/[^\w\s-]/g, '')
    .trim()
    .replace(/ /g, '-');
}

/** Returns the text from a heading to the next one. */
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

/** Returns the numbers of the sections that a text cites as `(8.3)`, `(2.2, 4)`, or `(3.1, disputed)`, each once. */
function findCitations(text: string): string[] {
  const groups = [...text.matchAll(/\((\d+(?:\.\d+)?(?:, (?:\d+(?:\.\d+)?|disputed))*)\)/g)];
  return [...new Set(groups.flatMap(([, list = '']) => list.match(/\d+(?:\.\d+)?/g) ?? []))];
}
