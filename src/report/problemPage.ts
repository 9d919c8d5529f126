/**
 * The part of the problems page that explains a code: what it is, why, its source and its fix.
 *
 * @param page the whole page, in Markdown
 * @returns undefined for a code that the page does not have
 */
export function problemPage(page: string, code: string): string | undefined {
  const lines = page.split(/\r?\n/);
  const begin = lines.findIndex((line) => line.startsWith(`### ${code} `));
  if (begin < 0) {
    return undefined;
  }
  const length = lines.slice(begin + 1).findIndex((line) => line.startsWith('##'));
  const end = length < 0 ? lines.length : begin + 1 + length;
  return `${lines.slice(begin, end).join('\n').replace(/^###/, '#').trimEnd()}\n`;
}
