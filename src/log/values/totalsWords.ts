/** What a total is of, as in `Patient total`. */
const SCOPE =
  '(?:grand|sub|patient|client|member|running|daily|day|weekly|week|monthly|month|quarterly|quarter|yearly|year|annual|report|' +
  'page|overall|payer|staff|provider|section|group|sheet|column|final|net|minutes?|mins?|hours?|hrs?|time)';
const UNIT = '(?:minutes?|mins?|hours?|hrs?|time|entries|rows|records|duration)';

const WORD = new RegExp(
  `^\\W*(?:${SCOPE}[\\s-]*)*totals?(?:[\\s-]+${UNIT})?\\W*$|^\\W*sum(?:\\s+of)?(?:\\s+${UNIT})?\\W*$`,
  'i',
);
const START = new RegExp(`^\\W*(?:${SCOPE}[\\s-]*)*totals?\\b|^\\W*sum\\b`, 'i');
const END = /(?:^|\W)(?:sub[\s-]?)?totals?\W*$/i;
const SUM = /^\W*sum\b/i;
/** The number of entries, and other figures that a report shows instead of a sum. */
const FIGURE =
  /^\W*(?:(?:number|total|no\.?|#) of )?(?:counts?|(?:record|row|entry|line|item) counts?|records?|rows?|entries|average|avg\.?|mean|median)(?: (?:returned|found|exported|listed|shown|minutes|time))?(?:\s*[:=]\s*[\d.,]*|\s+[\d.,]+)?$/i;
const COUNTED = /^\W*\d[\d,]*\s+(?:records?|rows?|entries|items?|lines?|results?)\b/i;
const FORMULA = /^'?=\s*(?:sum|subtotal|average|count)[\w.]*\(/i;

/** Whether a cell has only a word for a total, such as `Subtotal` or `Patient total:`. */
export function isTotalsWord(text: string): boolean {
  return text.length <= 60 && WORD.test(text);
}

/** Does the same as {@link isTotalsWord} for the cells of a person: `Sum` is a name, and the other words aren't. */
export function isTotalsName(text: string): boolean {
  return isTotalsWord(text) && !SUM.test(text);
}

/** Whether a cell that identifies a patient is the label of a total, such as `Total`, `Total for K-22`, or `K-22 Total`. */
export function isTotalOf(text: string): boolean {
  return isTotalsName(text) || endsWithTotals(text) || (START.test(text) && / for\b/i.test(text));
}

/** Whether a text begins with a word for a total, such as `Total for K-22`. */
export function startsWithTotals(text: string): boolean {
  return START.test(text);
}

/** Whether a text is the label of another figure of a report, such as `Count:` or `12 rows`. */
export function isFigureLabel(text: string): boolean {
  return text.length <= 100 && (FIGURE.test(text) || COUNTED.test(text));
}

/** Whether a text ends with a word for a total, such as `K-22 Total`. */
export function endsWithTotals(text: string): boolean {
  return text.length <= 100 && END.test(text);
}

/** Whether a cell is the formula of a sum that a spreadsheet left as text. */
export function isSumFormula(text: string): boolean {
  return FORMULA.test(text);
}

const FOOTERS: readonly RegExp[] = [
  /^\W*page\W*\d+(?:\W*(?:of|\/)?\W*\d+)?\W*$/i,
  /^\W*\d+\s+of\s+\d+(?:\s+pages?)?\W*$/i,
  /^\W*(?:end|start|beginning) of (?:the |this )?(?:report|file|list|log|data|records?|document|export|page|table)\b/i,
  /^\W*(?:end|eof)\W*$/i,
  /^\W*report\W+(?:run|date|generated|created|printed|period|range|filters?|parameters?|id|by|title|name|prepared)\b/i,
  /^\W*(?:run|print(?:ed)?|generated|exported|export|downloaded|extracted|created|prepared|produced|compiled|sorted|grouped|filtered)\W+(?:on|by|date|at|from|with|for|time|\d)/i,
  /^\W*(?:printed|generated|exported|filters?|criteria|date range|selection|parameters?)\s*:/i,
  /^\W*(?:as of|data as of|last updated|last refreshed)\b/i,
  /^\W*(?:confidential|copyright|\u00a9|\(c\)|this report|powered by|disclaimer)(?:\W|$)/i,
];

/** Whether a text is what programs print above or below a table, such as `Page 2 of 3`, `End of report`, or `Printed on ...`. */
export function isFooter(text: string): boolean {
  const start = text.slice(0, 200);
  return FOOTERS.some((footer) => footer.test(start));
}
