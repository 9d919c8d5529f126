import { formatMonthName } from '../../log/values/calendarDate';
import { formatMinutes } from '../../log/values/minutes';
import { grouped } from '../../wording/figureWords';
import { codesText, patientName } from '../../wording/monthFigures';
import type { SideBySide } from './sideBySide';
import { toPrintable } from '../../text/printable';
import { t } from '../../text/text';

/** Returns the difference between the rules: `8 patient-months differ: 6 more base codes, 14 more units of 99494`. */
export function gainText({ baseCodesGained, addOnUnitsGained, differing }: SideBySide): string {
  const base = baseCodesText(baseCodesGained);
  const units = unitsText(addOnUnitsGained);
  return differing === 1
    ? t`1 patient-month differs: ${base}, ${units}`
    : t`${grouped(String(differing))} patient-months differ: ${base}, ${units}`;
}

function baseCodesText(gained: number): string {
  if (gained === 0) {
    return t`the same number of base codes`;
  }
  const count = grouped(String(Math.abs(gained)));
  if (gained > 0) {
    return gained === 1 ? t`1 more base code` : t`${count} more base codes`;
  }
  return gained === -1 ? t`1 fewer base code` : t`${count} fewer base codes`;
}

function unitsText(gained: number): string {
  if (gained === 0) {
    return t`the same number of units of 99494`;
  }
  const count = grouped(String(Math.abs(gained)));
  if (gained > 0) {
    return gained === 1 ? t`1 more unit of 99494` : t`${count} more units of 99494`;
  }
  return gained === -1 ? t`1 fewer unit of 99494` : t`${count} fewer units of 99494`;
}

/**
 * Returns the comparison of two rules as a Markdown page.
 *
 * @param names the names of the two rules
 */
export function sideBySidePage(compared: SideBySide, [left, right]: readonly [string, string]): string {
  const rows = compared.lines.map(({ line, left: leftCodes, right: rightCodes, isSame }) => [
    cell(patientName(line.firstName, line.lastName, line.mrn)),
    formatMonthName(line.month),
    grouped(formatMinutes(line.minutes)),
    codesText(leftCodes),
    codesText(rightCodes),
    isSame ? '' : t`differs`,
  ]);
  const header = [t`Patient`, t`Month`, t`Minutes`, cell(left), cell(right), ''];
  return [
    `# ${t`The same log under two rules`}`,
    '',
    t`${cell(right)} compared with ${cell(left)}: ${gainText(compared)}.`,
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

/** Escapes a text from the log for a cell of a Markdown table. */
function cell(text: string): string {
  return toPrintable(text.replace(/[\r\n]+/g, ' ')).replace(/[\\`*_{}[\]<>()#+!|~-]/g, '\\$&');
}
