import { formatMonthName } from '../../log/values/calendarDate';
import { formatMinutes } from '../../log/values/minutes';
import { counted, grouped } from '../../wording/figureWords';
import { codesText, patientName } from '../../wording/monthFigures';
import type { SideBySide } from './sideBySide';
import { t } from '../../text/text';

/** What the second rule gives more or less in all: `6 base codes and 14 units of 99494 more`. */
export function gainText({ baseCodesGained, addOnUnitsGained, differing }: SideBySide): string {
  const base = baseCodesText(baseCodesGained);
  const units = unitsText(addOnUnitsGained);
  return differing === 1
    ? t`1 patient-month differs: ${base}, ${units}`
    : t`${grouped(String(differing))} patient-months differ: ${base}, ${units}`;
}

function baseCodesText(gained: number): string {
  if (gained === 0) {
    return t`no more and no fewer base codes`;
  }
  const codes = counted(Math.abs(gained), 'base code');
  return gained > 0 ? t`${codes} more` : t`${codes} fewer`;
}

function unitsText(gained: number): string {
  if (gained === 0) {
    return t`no more and no fewer units of 99494`;
  }
  const units = counted(Math.abs(gained), 'unit');
  return gained > 0 ? t`${units} more` : t`${units} fewer`;
}

/**
 * The same logs under two rules as a page of Markdown, made for reading.
 *
 * @param names what the two rules are called
 */
export function sideBySidePage(compared: SideBySide, [left, right]: readonly [string, string]): string {
  const rows = compared.lines.map(({ line, left: ours, right: theirs, isSame }) => [
    cell(patientName(line.firstName, line.lastName, line.mrn)),
    formatMonthName(line.month),
    grouped(formatMinutes(line.minutes)),
    codesText(ours),
    codesText(theirs),
    isSame ? '' : t`differs`,
  ]);
  const header = [t`Patient`, t`Month`, t`Minutes`, cell(left), cell(right), ''];
  return [
    `# ${t`The same log under two rules`}`,
    '',
    t`${cell(right)} against ${cell(left)}: ${gainText(compared)}.`,
    '',
    tableRow(header),
    tableRow(header.map((_, column) => (column === 2 ? '---:' : '---'))),
    ...rows.map(tableRow),
    '',
  ].join('\n');
}

function tableRow(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

/** A text out of the log that cannot end the cell or begin anything in Markdown. */
function cell(text: string): string {
  return text.replace(/[\r\n]+/g, ' ').replace(/[\\`*_{}[\]<>()#+!|~-]/g, '\\$&');
}
