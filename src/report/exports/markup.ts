import type { DrawnElement } from '../charts/chartDrawing';

/** A text as text of a page, whatever it holds. */
export function escapeMarkup(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/** A drawing as a piece of a page. */
export function drawnMarkup({ tag, attributes, children }: DrawnElement): string {
  const stated = Object.entries(attributes).map(([name, value]) => ` ${name}="${escapeMarkup(value)}"`);
  const inside = children.map((child) => (typeof child === 'string' ? escapeMarkup(child) : drawnMarkup(child)));
  return `<${tag}${stated.join('')}>${inside.join('')}</${tag}>`;
}

/** A table whose columns are figures where `isFigure` says so. @param name its class in the style */
export function tableMarkup(
  caption: string,
  columns: readonly string[],
  rows: readonly (readonly string[])[],
  isFigure: (column: number) => boolean,
  name = 'figures-table',
): string {
  const look = (column: number): string => (isFigure(column) ? ' class="figure"' : '');
  const head = columns.map((title, column) => `<th scope="col"${look(column)}>${escapeMarkup(title)}</th>`).join('');
  const body = rows
    .map((cells) => `<tr>${cells.map((cell, column) => `<td${look(column)}>${escapeMarkup(cell)}</td>`).join('')}</tr>`)
    .join('\n');
  return `<table class="${name}">\n<caption>${escapeMarkup(caption)}</caption>\n<thead><tr>${head}</tr></thead>\n<tbody>\n${body}\n</tbody>\n</table>`;
}

/** A text as a string of a style sheet that stands in a page: what could end the string or the sheet is escaped by number. */
export function styleString(text: string): string {
  const units = Array.from(text, (character) =>
    /[A-Za-z0-9 .,:;_()/-]/.test(character) ? character : `\\${(character.codePointAt(0) ?? 0).toString(16)} `,
  );
  return `"${units.join('')}"`;
}
