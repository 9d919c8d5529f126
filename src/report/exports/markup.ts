import { getLanguage } from '../../text/text';
import type { DrawnElement } from '../charts/chartDrawing';

/** Escapes a text for a page. */
export function escapeMarkup(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/** Returns a part of a page that can be scrolled, so the keyboard must reach it. @param label a text @param content markup */
export function regionMarkup(label: string, className: string, content: string): string {
  return `<div class="${className}" tabindex="0" role="region" aria-label="${escapeMarkup(label)}">${content}</div>`;
}

/**
 * Returns a page in one file, without scripts or external resources.
 *
 * @param title a text
 * @param style a style sheet, whose texts have been escaped with {@link styleString}
 * @param body markup
 */
export function pageMarkup(title: string, style: string, body: string): string {
  return `<!DOCTYPE html>
<html lang="${escapeMarkup(getLanguage())}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeMarkup(title)}</title>
<style>
${style}
</style>
</head>
<body>
${body}
</body>
</html>
`;
}

/** Returns a drawing as markup. */
export function drawnMarkup({ tag, attributes, children }: DrawnElement): string {
  const attributeTexts = Object.entries(attributes).map(([name, value]) => ` ${name}="${escapeMarkup(value)}"`);
  const inside = children.map((child) => (typeof child === 'string' ? escapeMarkup(child) : drawnMarkup(child)));
  return `<${tag}${attributeTexts.join('')}>${inside.join('')}</${tag}>`;
}

/**
 * Returns a table as markup.
 *
 * @param isFigure whether a column has figures
 * @param name the CSS class of the table
 */
export function tableMarkup(
  caption: string,
  columns: readonly string[],
  rows: readonly (readonly string[])[],
  isFigure: (column: number) => boolean,
  name = 'figures-table',
): string {
  const classOf = (column: number): string => (isFigure(column) ? ' class="figure"' : '');
  const head = columns.map((title, column) => `<th scope="col"${classOf(column)}>${escapeMarkup(title)}</th>`).join('');
  const cellMarkup = (cell: string, column: number): string =>
    `<td${LONG_WORD.test(cell) && !isFigure(column) ? ' class="identifier"' : classOf(column)}>${escapeMarkup(cell)}</td>`;
  const body = rows.map((cells) => `<tr>${cells.map(cellMarkup).join('')}</tr>`).join('\n');
  return `<table class="${name}">\n<caption>${escapeMarkup(caption)}</caption>\n<thead><tr>${head}</tr></thead>\n<tbody>\n${body}\n</tbody>\n</table>`;
}

/** A word that can be wider than its column, such as a long MRN. */
const LONG_WORD = /\S{20}/;

/** Returns a text as a CSS string in a page. Characters that could end the string or the style sheet are escaped. */
export function styleString(text: string): string {
  const units = Array.from(text, (character) =>
    /[A-Za-z0-9 .,:;_()/-]/.test(character) ? character : `\\${(character.codePointAt(0) ?? 0).toString(16)} `,
  );
  return `"${units.join('')}"`;
}
