import { formatMonthName } from '../log/calendarDate';
import { formatMinutes } from '../log/minutes';
import { counted, grouped } from './figureWords';
import { codesText, patientName } from './monthFigures';
import type { SideBySide } from './sideBySide';

/** What the second rule gives more or less in all: `6 base codes and 14 units of 99494 more`. */
export function gainText({ baseCodesGained, addOnUnitsGained, differing }: SideBySide): string {
  const base = change(baseCodesGained, 'base code');
  const units = change(addOnUnitsGained, 'unit of 99494', 'units of 99494');
  return `${counted(differing, 'patient-month')} ${differing === 1 ? 'differs' : 'differ'}: ${base}, ${units}`;
}

function change(count: number, one: string, many?: string): string {
  return count === 0
    ? `no more and no fewer ${many ?? `${one}s`}`
    : `${counted(Math.abs(count), one, many)} ${count > 0 ? 'more' : 'fewer'}`;
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
    isSame ? '' : 'differs',
  ]);
  const header = ['Patient', 'Month', 'Minutes', cell(left), cell(right), ''];
  return [
    '# The same log under two rules',
    '',
    `${cell(right)} against ${cell(left)}: ${gainText(compared)}.`,
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
