import type { BilledLogs } from '../billing/billedLogs';
import { explainMonth } from '../billing/monthExplanation';
import type { PatientMonth } from '../billing/months/patientMonth';
import { listUnplacedRows, type Readiness } from '../billing/readiness/readiness';
import type { RowId } from '../log/rows/rowId';
import { grouped } from './figureWords';
import { whyLines } from './whyText';
import { t } from '../text/text';

/** The most lines to name. The grid and the worklist lead to the others. */
const MOST_LINES = 5;

/** `1 row may be missing`, or '' if every row that shows the patient has a date and an MRN. */
export function unplacedRowsText(count: number): string {
  return count === 0 ? '' : count === 1 ? t`1 row may be missing` : t`${grouped(String(count))} rows may be missing`;
}

/** Returns which rows may belong to a patient-month although they have no date or no MRN, in a sentence, or ''. */
export function unplacedRowsSentence(billed: BilledLogs, rows: readonly RowId[]): string {
  const lines = rows.slice(0, MOST_LINES).map((row) => grouped(String(billed.logOf(row).lineOf(row) + 1)));
  const list = rows.length > MOST_LINES ? `${lines.join(', ')}…` : lines.join(', ');
  switch (rows.length) {
    case 0:
      return '';
    case 1:
      return t`1 row without a date or an MRN may belong here, and isn't counted: line ${list}.`;
    default:
      return t`${grouped(String(rows.length))} rows without a date or an MRN may belong here, and aren't counted: lines ${list}.`;
  }
}

/**
 * Explains the codes of a patient-month as `whyLines` does, and names the rows that may be missing from it.
 *
 * @param readiness whether the claim can go out, if the view doesn't show it otherwise
 */
export function explainInWords(billed: BilledLogs, month: PatientMonth, readiness?: Readiness): string[] {
  const missing = unplacedRowsSentence(billed, listUnplacedRows(billed, month));
  const [figures = '', ...others] = whyLines(month, explainMonth(month, billed.table), readiness);
  return [figures, ...(missing === '' ? [] : [missing]), ...others];
}
