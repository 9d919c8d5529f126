import { compareMinutes } from '../log/values/minutes';
import type { ReportLine } from './reportLine';
import type { LineOrder } from './reportChoice';
import type { ReportColumn } from './reportColumns';

type Comparison = (a: ReportLine, b: ReportLine) => number;

const byText =
  (text: (line: ReportLine) => string): Comparison =>
  (a, b) =>
    compareTexts(text(a).toLowerCase(), text(b).toLowerCase());
const byNumber =
  (figure: (line: ReportLine) => number): Comparison =>
  (a, b) =>
    figure(a) - figure(b);

const COMPARISONS: Readonly<Record<ReportColumn, Comparison>> = {
  Date: byNumber(({ month }) => month),
  'Initial Assessment': byNumber(({ initialAssessment }) => initialAssessment ?? 0),
  MRN: (a, b) => compareTexts(a.mrn, b.mrn),
  'First name': byText(({ firstName }) => firstName),
  'Last name': byText(({ lastName }) => lastName),
  Minutes: (a, b) => compareMinutes(a.minutes, b.minutes),
  Payer: byText(({ payer }) => payer),
  '99492': byNumber(({ codes }) => (codes.base === '99492' ? 1 : 0)),
  '99493': byNumber(({ codes }) => (codes.base === '99493' ? 1 : 0)),
  '99494': byNumber(({ codes }) => codes.addOnUnits),
  'Referring Provider NPI': byText(({ npi }) => npi),
  'Problems List': byText(({ problemsList }) => problemsList),
};

/** Sorts the lines by a column. Equal lines stay in the order of the report. */
export function sortLines(lines: readonly ReportLine[], order: LineOrder | undefined): readonly ReportLine[] {
  if (!order) {
    return lines;
  }
  const compare = COMPARISONS[order.column];
  return [...lines].sort((a, b) => (order.isDescending ? compare(b, a) : compare(a, b)));
}

function compareTexts(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
