/**
 * What a number in a cell means by its format (ECMA-376, part 1, 18.8.30 and 18.8.31):
 *
 * - `date`: a day, or a day and a time
 * - `time`: a time of day, in 24 or 12 hours
 * - `duration`: hours, minutes, or seconds that go on past 24 hours or 60 minutes, such as `[h]:mm`
 * - `zeros`: an identifier of a fixed length, such as `00000000`
 * - `number`: anything else
 */
export type NumberKind = 'date' | 'time' | 'time12' | 'duration' | 'zeros' | 'number';

/** A kind, and for `zeros` how many digits are shown. */
export interface NumberFormat {
  readonly kind: NumberKind;
  readonly digits: number;
}

const KIND_OF_BUILT_IN: ReadonlyMap<number, NumberKind> = new Map<number, NumberKind>([
  ...[14, 15, 16, 17, 22].map((id): [number, NumberKind] => [id, 'date']),
  // In other languages of Excel, these are dates too.
  ...[27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58].map((id): [number, NumberKind] => [id, 'date']),
  ...[18, 19].map((id): [number, NumberKind] => [id, 'time12']),
  ...[20, 21, 32, 33, 34, 35, 45, 47, 55, 56].map((id): [number, NumberKind] => [id, 'time']),
  [46, 'duration'],
]);

/** Text in quotes, a character after a backslash, a character to fill or to leave space for, and a color, condition, or language. */
const LITERALS = /"[^"]*"|\\.|[_*].|\[(?!(?:h+|m+|s+)\])[^\]]*\]/gi;

/**
 * Finds out what a number means by its format.
 *
 * @param id the number of the format
 * @param code the text of a format that the workbook defines; undefined for a built-in one
 */
export function readNumberFormat(id: number, code: string | undefined): NumberFormat {
  if (code === undefined) {
    return { kind: KIND_OF_BUILT_IN.get(id) ?? 'number', digits: 0 };
  }
  const [positive = ''] = code.replace(LITERALS, '').split(';');
  const text = positive.trim().toLowerCase();
  if (/\[(?:h+|m+|s+)\]/.test(text)) {
    return { kind: 'duration', digits: 0 };
  }
  if (/^0{2,}$/.test(text)) {
    return { kind: 'zeros', digits: text.length };
  }
  if (text === 'general' || /[#0?]/.test(text.replace(/s\.0+/, 's'))) {
    return { kind: 'number', digits: 0 };
  }
  const withoutMark = text.replace(/am\/pm|a\/p/, '');
  if (/[yd]/.test(withoutMark) || /(?:^|[^hm:])m{3,}/.test(withoutMark)) {
    return { kind: 'date', digits: 0 };
  }
  if (/[hs]/.test(withoutMark)) {
    return { kind: withoutMark === text ? 'time' : 'time12', digits: 0 };
  }
  return { kind: withoutMark.includes('m') ? 'date' : 'number', digits: 0 };
}
