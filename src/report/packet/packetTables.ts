import type { BilledLogs } from '../../billing/billedLogs';
import { formatDate, type CalendarDate } from '../../log/values/calendarDate';
import { formatMinutes } from '../../log/values/minutes';
import type { FieldName } from '../../log/values/fieldName';
import { t } from '../../text/text';
import { escapeMarkup } from '../exports/markup';
import { hasField } from '../rowCells';
import type { PacketEntry, PacketLeftOut, PacketRow } from './packetEntries';

/** A column of a packet's tables. */
interface Column<Row> {
  readonly title: string;
  /** `figure` is right-aligned, `whole` isn't broken into lines, and `time` and `staff` are wide enough for most values. */
  readonly style: 'figure' | 'whole' | 'time' | 'staff' | 'text';
  readonly cell: (row: Row) => string;
}

/** What the tables of a patient-month have in common. */
export interface TableContext {
  readonly billed: BilledLogs;
  readonly logNames: readonly string[];
  /** The patient and the month, repeated at the top of each sheet of a table. */
  readonly identity: string;
}

/** Returns the table of the entries that count, each with its note in a row below it. */
export function entriesTable(entries: readonly PacketEntry[], context: TableContext): string {
  const columns: Column<PacketEntry>[] = [
    ...rowColumns(context),
    { title: t`Minutes`, style: 'figure', cell: ({ minutes }) => formatMinutes(minutes) },
    { title: t`Total`, style: 'figure', cell: ({ total }) => formatMinutes(total) },
    { title: t`Earns`, style: 'whole', cell: ({ earned }) => earned },
  ];
  return table(columns, entries, context, ({ earned }) => (earned === '' ? [] : ['earns']));
}

/** Returns the table of what doesn't count, and why. */
export function leftOutTable(leftOut: readonly PacketLeftOut[], context: TableContext): string {
  const columns: Column<PacketLeftOut>[] = [
    ...rowColumns(context),
    {
      title: t`Minutes not counted`,
      style: 'figure',
      cell: ({ minutes }) => (minutes ? formatMinutes(minutes) : t`unknown`),
    },
    { title: t`Reason`, style: 'text', cell: ({ reasons }) => reasons.join('; ') },
  ];
  return table(columns, leftOut, context, () => []);
}

/** Returns the columns with what the log has. A field that no log has a column for isn't shown. */
function rowColumns({ billed, logNames }: TableContext): Column<PacketRow>[] {
  const all: readonly (readonly [fields: readonly FieldName[], column: Column<PacketRow>])[] = [
    [['start', 'end'], { title: t`Start`, style: 'time', cell: ({ start }) => start }],
    [['start', 'end'], { title: t`End`, style: 'time', cell: ({ end }) => end }],
    [['staff', 'staffFirstName'], { title: t`Staff`, style: 'staff', cell: ({ staff }) => staff }],
    [['role'], { title: t`Role`, style: 'text', cell: ({ role }) => role }],
    [['activity'], { title: t`Activity`, style: 'text', cell: ({ activity }) => activity }],
  ];
  const shown = all.filter(([fields]) => fields.some((field) => hasField(billed, field)));
  return [
    ...(logNames.length > 1
      ? [{ title: t`Log`, style: 'text', cell: ({ log }) => logNames[log] ?? '' } satisfies Column<PacketRow>]
      : []),
    { title: t`Line`, style: 'figure', cell: ({ line }) => String(line) },
    { title: t`Date`, style: 'whole', cell: ({ date }) => formatOptionalDate(date) },
    ...shown.map(([, column]) => column),
  ];
}

/** Returns the date, or that it can't be read. */
export function formatOptionalDate(date: CalendarDate | 0): string {
  return date === 0 ? t`unreadable` : formatDate(date);
}

function table<Row extends PacketRow>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  { identity }: TableContext,
  listClasses: (row: Row) => readonly string[],
): string {
  const head = columns.map(
    ({ title, style }) => `<th scope="col"${classAttribute([style])}>${escapeMarkup(title)}</th>`,
  );
  const body = rows.map((row) => {
    const cells = columns.map(({ style, cell }) => `<td${classAttribute([style])}>${escapeMarkup(cell(row))}</td>`);
    const hasNote = row.note !== '';
    const classes = classAttribute([...listClasses(row), ...(hasNote ? ['with-note'] : [])]);
    const note = hasNote
      ? `\n<tr class="note"><td colspan="${columns.length}">${escapeMarkup(row.note)}</td></tr>`
      : '';
    return `<tr${classes}>${cells.join('')}</tr>${note}`;
  });
  return `<table>
<thead><tr><th class="identity" colspan="${columns.length}" scope="colgroup">${escapeMarkup(identity)}</th></tr>
<tr>${head.join('')}</tr></thead>
<tbody>
${body.join('\n')}
</tbody>
</table>`;
}

function classAttribute(names: readonly string[]): string {
  const shown = names.filter((name) => name !== 'text');
  return shown.length === 0 ? '' : ` class="${shown.join(' ')}"`;
}
