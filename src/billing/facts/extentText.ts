import { formatMonthName, type CalendarMonth } from '../../log/values/calendarDate';
import { grouped } from '../../text/grouped';
import { t } from '../../text/text';
import type { FactExtent } from './sharedFact';

/** Adds how far a fact reaches to its message: `In all: 118 rows, 4 patients, January 2026 to March 2026.` */
export function addExtent(message: string, extent: FactExtent | undefined): string {
  const text = extent ? formatExtent(extent) : '';
  return text === '' ? message : t`${message} In all: ${text}.`;
}

/** Adds how many texts have the problem of a message, and how far they reach together. */
export function addExtentOfTexts(message: string, texts: number, extent: FactExtent): string {
  return t`${message} The column seems to hold notes: this is one of ${grouped(String(texts))} texts with this problem, in
    ${formatExtent(extent)}.`;
}

/** Many rows show the same extent, so each is formatted once. The language doesn't change after the first text. */
const FORMATTED = new WeakMap<FactExtent, string>();

/** Formats how far a fact reaches, such as `3 rows` or `5 patient-months, 2 patients`; '' for one row or one month. */
export function formatExtent(extent: FactExtent): string {
  let text = FORMATTED.get(extent);
  if (text === undefined) {
    text = createExtentText(extent);
    FORMATTED.set(extent, text);
  }
  return text;
}

function createExtentText({ rows, months, patients, first, last }: FactExtent): string {
  if (Math.max(rows, months) < 2) {
    return '';
  }
  const size =
    rows > 0
      ? formatRows(rows)
      : patients > 1
        ? t`${grouped(String(months))} patient-months`
        : t`${grouped(String(months))} months`;
  const shared = patients > 1 ? t`${size}, ${grouped(String(patients))} patients` : size;
  return first === undefined || last === undefined || months < 2 ? shared : t`${shared}, ${formatRange(first, last)}`;
}

/** Formats months, such as `January 2026 to March 2026`. */
export function formatRange(first: CalendarMonth, last: CalendarMonth): string {
  return first === last ? formatMonthName(first) : t`${formatMonthName(first)} to ${formatMonthName(last)}`;
}

function formatRows(rows: number): string {
  return rows === 1 ? t`1 row` : t`${grouped(String(rows))} rows`;
}
