/** The most characters that a cell of a workbook can have (Microsoft, "Excel specifications and limits"). */
const MAX_CELL_LENGTH = 32_767;
const CUT_MARK = '…';

/** What spreadsheets take for an escaped character, such as `_x000D_` for a line end. */
const ESCAPE = /_(?=x[0-9a-f]{4}_)/gi;
/** Characters that XML can't contain. A lone surrogate is half of a character. */
const NOT_XML =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/**
 * Returns a text as a cell of a workbook, so that spreadsheets show the same text: what looks like an escaped character is escaped
 * itself, and so are characters that the file can't contain. A text that is too long for a cell is cut, with `…` at the end.
 */
export function toWorkbookText(text: string): string {
  return cut(text).replace(ESCAPE, '_x005F_').replace(NOT_XML, escapeCharacter);
}

function cut(text: string): string {
  return text.length <= MAX_CELL_LENGTH ? text : text.slice(0, MAX_CELL_LENGTH - CUT_MARK.length) + CUT_MARK;
}

function escapeCharacter(character: string): string {
  const code = character.charCodeAt(0);
  return code < 0x20 ? `_x${code.toString(16).toUpperCase().padStart(4, '0')}_` : '\ufffd';
}
