import { CELL_LANGUAGE } from './cellLanguage';

/** A part of a month end: what its front matter sets, text, or a cell with commands. */
export interface MonthEndPiece {
  readonly kind: 'settings' | 'text' | 'cell';
  /** What comes before the content in the file, such as the line that opens a cell. */
  readonly before: string;
  readonly content: string;
  /** What comes after the content in the file, such as the line that closes a cell. */
  readonly after: string;
  /** The line of the content in the file, from 1. */
  readonly line: number;
}

/** A piece to write. One that was added in an editor has no `before` and `after`. */
export interface WrittenPiece {
  readonly kind: MonthEndPiece['kind'];
  readonly content: string;
  /** The piece as it was read, if it was. */
  readonly read?: Pick<MonthEndPiece, 'before' | 'content' | 'after'> | undefined;
}

const OPENED = /^ {0,3}(`{3,}|~{3,})[ \t]*([^\s`]*)/;

/**
 * Reads the pieces of a month end. Nothing of the text is lost: the parts of all pieces, one after the other, are the text. A fenced block
 * of another language is text, and so is a cell that isn't closed.
 */
export function readMonthEnd(text: string): readonly MonthEndPiece[] {
  const lines = splitLines(text);
  const pieces: MonthEndPiece[] = [];
  let start = readSettings(lines, pieces);
  for (let at = start; at < lines.length;) {
    const [, fence, language] = OPENED.exec(lines[at] ?? '') ?? [];
    if (fence === undefined) {
      at++;
      continue;
    }
    const end = findClosing(lines, at + 1, fence);
    if (end === undefined) {
      break;
    }
    if (language === CELL_LANGUAGE) {
      addText(pieces, lines, start, at);
      pieces.push(createCell(lines, at, end));
      start = end + 1;
    }
    at = end + 1;
  }
  addText(pieces, lines, start, lines.length);
  return pieces;
}

/** Writes the pieces of a month end. A piece that wasn't edited is written as it was read, byte for byte. */
export function writeMonthEnd(pieces: readonly WrittenPiece[]): string {
  const lineEnd = findLineEnd(pieces);
  let text = '';
  for (const piece of pieces) {
    text += writePiece(piece, lineEnd, text);
  }
  return text;
}

/** Returns the lines of a text with their line ends. */
function splitLines(text: string): string[] {
  return text === '' ? [] : text.split(/(?<=\r\n|\n|\r(?!\n))/);
}

function withoutLineEnd(line: string): string {
  return line.replace(/[\r\n]+$/, '');
}

/** Adds the front matter if the text starts with one. @returns the first line after it */
function readSettings(lines: readonly string[], pieces: MonthEndPiece[]): number {
  if (!/^\uFEFF?---[ \t]*$/.test(withoutLineEnd(lines[0] ?? ''))) {
    return 0;
  }
  const end = lines.findIndex((line, index) => index > 0 && /^---[ \t]*$/.test(withoutLineEnd(line)));
  if (end < 0) {
    return 0;
  }
  pieces.push(splitContent('settings', lines, 0, end));
  return end + 1;
}

function findClosing(lines: readonly string[], from: number, fence: string): number | undefined {
  const mark = fence.charAt(0);
  for (let at = from; at < lines.length; at++) {
    const line = withoutLineEnd(lines[at] ?? '').trim();
    if (line.length >= fence.length && line === mark.repeat(line.length)) {
      return at;
    }
  }
  return undefined;
}

function createCell(lines: readonly string[], open: number, close: number): MonthEndPiece {
  return splitContent('cell', lines, open, close);
}

/** Returns the piece between two lines that enclose it. The last line end of the content belongs to what comes after it. */
function splitContent(
  kind: MonthEndPiece['kind'],
  lines: readonly string[],
  open: number,
  close: number,
): MonthEndPiece {
  const inside = lines.slice(open + 1, close).join('');
  const content = inside.replace(/(?:\r\n|\n|\r)$/, '');
  return {
    kind,
    before: lines[open] ?? '',
    content,
    after: inside.slice(content.length) + (lines[close] ?? ''),
    line: open + 2,
  };
}

/** Adds text without the blank lines around it as content. Blank lines alone belong to the piece before them. */
function addText(pieces: MonthEndPiece[], lines: readonly string[], from: number, to: number): void {
  const first = lines.findIndex((line, index) => index >= from && index < to && !isBlank(line));
  const last = pieces.pop();
  if (first < 0) {
    const blank = lines.slice(from, to).join('');
    if (last) {
      pieces.push({ ...last, after: last.after + blank });
    } else if (blank !== '') {
      pieces.push({ kind: 'text', before: '', content: blank, after: '', line: from + 1 });
    }
    return;
  }
  if (last) {
    pieces.push(last);
  }
  let end = to;
  while (isBlank(lines[end - 1] ?? '')) {
    end--;
  }
  const inside = lines.slice(first, end).join('');
  const content = withoutLineEnd(inside);
  pieces.push({
    kind: 'text',
    before: lines.slice(from, first).join(''),
    content,
    after: inside.slice(content.length) + lines.slice(end, to).join(''),
    line: first + 1,
  });
}

function isBlank(line: string): boolean {
  return /^[\s\uFEFF]*$/.test(line);
}

/** Returns the line end of the file: that of the first line that was read. */
function findLineEnd(pieces: readonly WrittenPiece[]): string {
  for (const { read } of pieces) {
    const [found] = /\r\n|\n|\r/.exec(read ? read.before + read.content + read.after : '') ?? [];
    if (found !== undefined) {
      return found;
    }
  }
  return '\n';
}

function writePiece({ kind, content, read }: WrittenPiece, lineEnd: string, textBefore: string): string {
  const separator = textBefore === '' ? '' : missingBlankLine(textBefore, lineEnd);
  if (read && toPlainLines(read.content) === toPlainLines(content)) {
    // A piece that was moved after one without a line end at its end needs one.
    return (textBefore === '' || /[\r\n]$/.test(textBefore) ? '' : lineEnd) + read.before + read.content + read.after;
  }
  const written = toPlainLines(content).replaceAll('\n', lineEnd);
  if (kind === 'text') {
    return read ? read.before + written + read.after : `${separator}${written}${lineEnd}`;
  }
  if (kind === 'settings') {
    return `${read?.before ?? `---${lineEnd}`}${written}${lineEnd}${withoutFirstLineEnd(read?.after ?? `---${lineEnd}`)}`;
  }
  const fence = findFence(written);
  const opening = read && !written.includes('```') ? read.before : `${separator}${fence}${CELL_LANGUAGE}${lineEnd}`;
  const closing = read && !written.includes('```') ? withoutFirstLineEnd(read.after) : `${fence}${lineEnd}`;
  return opening + (written === '' ? '' : written + lineEnd) + closing;
}

/** Returns what is missing until a blank line ends a text. */
function missingBlankLine(text: string, lineEnd: string): string {
  return /(?:\r\n|\n|\r)(?:\r\n|\n|\r)$/.test(text) ? '' : /[\r\n]$/.test(text) ? lineEnd : lineEnd + lineEnd;
}

function withoutFirstLineEnd(text: string): string {
  return text.replace(/^(?:\r\n|\n|\r)/, '');
}

function toPlainLines(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}

/** Returns a fence that is longer than every row of backticks in the content. */
function findFence(content: string): string {
  const longest = [...content.matchAll(/`+/g)].reduce((most, [found]) => Math.max(most, found.length), 2);
  return '`'.repeat(longest + 1);
}
