import type { BilledLogs } from '../../billing/billedLogs';
import { BILLING_CODES } from '../../billing/rules/codes';
import { FirstSpellings } from '../../log/values/sameNames';
import { formatMonthName, type CalendarMonth } from '../../log/values/calendarDate';
import { NO_MINUTES, addMinutes, compareMinutes, formatMinutes, type Minutes } from '../../log/values/minutes';
import type { BillingReport, ReportLine } from '../reportLine';
import { findThresholds } from '../codesAt';
import { grouped, minutesText } from '../../wording/figureWords';
import { codesText, patientName } from '../../wording/monthFigures';
import { sumByProgram } from '../programMinutes';
import { countedMinutes } from '../reportEntries';
import { t } from '../../text/text';

/** The figures of a chart as a table, for screen readers and for exact values. */
export interface ChartTable {
  readonly columns: readonly string[];
  /** The first cell of a row names it. */
  readonly rows: readonly (readonly string[])[];
}

export interface ChartText {
  readonly id: string;
  readonly title: string;
  /** A sentence about what the chart shows and leaves out. */
  readonly note: string;
  readonly table: ChartTable;
}

/** A line across a bar, with its name. */
export interface ChartMark {
  readonly value: number;
  readonly label: string;
}

export interface ChartBar {
  readonly label: string;
  /** The length of the bar. The text has the exact figure. */
  readonly value: number;
  readonly text: string;
  readonly marks: readonly ChartMark[];
}

/** Horizontal bars, one below the other. */
export interface BarChart extends ChartText {
  readonly kind: 'bars';
  readonly bars: readonly ChartBar[];
}

/** Groups of vertical bars by month or day, with one bar for each series. */
export interface ColumnChart extends ChartText {
  readonly kind: 'columns';
  readonly series: readonly string[];
  readonly groups: readonly { readonly label: string; readonly values: readonly ChartValue[] }[];
}

export interface ChartValue {
  readonly value: number;
  readonly text: string;
}

export type Chart = BarChart | ColumnChart;

/** The names of the charts in commands, and their IDs. */
export const CHART_NAMES: ReadonlyMap<string, string> = new Map([
  ['minutes-by-patient', 'patients'],
  ['units-by-month', 'units'],
  ['minutes-by-staff', 'staff'],
  ['minutes-by-activity', 'activity'],
  ['minutes-by-program', 'program'],
  ['minutes-by-day', 'days'],
]);

/** A chart with more bars is hard to read. The report's table has all lines. */
const MOST_BARS = 40;
const MOST_MONTHS = 24;

/** Creates the charts of the chosen lines of a report. */
export function createCharts(billed: BilledLogs, report: BillingReport): readonly Chart[] {
  if (report.lines.length === 0) {
    return [];
  }
  return [
    minutesByPatient(report),
    unitsByMonth(report),
    ...minutesByWork(billed, report),
    ...minutesByProgram(billed, report),
    minutesByDay(billed, report),
  ];
}

function minutesByPatient({ lines, choice, months }: BillingReport): BarChart {
  const latest = months.find((month) => lines.some((line) => line.month === month));
  const isOneMonth = choice.month !== undefined || lines.length > MOST_BARS;
  const month = choice.month ?? latest;
  const ofMonth = isOneMonth ? lines.filter((line) => line.month === month) : lines;
  const drawn = ofMonth.slice(0, MOST_BARS);
  const left = lines.length - drawn.length;
  const label = (line: ReportLine): string => {
    const name = patientName(line.firstName, line.lastName, line.mrn);
    return isOneMonth ? name : `${name} · ${formatMonthName(line.month)}`;
  };
  return {
    kind: 'bars',
    id: 'patients',
    title:
      isOneMonth && month !== undefined
        ? t`Minutes per patient against the thresholds, ${formatMonthName(month)}`
        : t`Minutes per patient against the thresholds`,
    note: [t`Each mark is a total at which a code is earned.`, ...linesNotDrawn(left)].join(' '),
    bars: drawn.map((line) => ({
      label: label(line),
      value: asNumber(line.minutes),
      text: `${minutesText(line.minutes)} · ${codesText(line.codes)}`,
      marks: findThresholds(line).map(({ at, code }) => ({ value: asNumber(at), label: code })),
    })),
    table: {
      columns: [t`Patient-month`, 'MRN', t`Minutes`, t`Codes`, t`To the next code`],
      rows: drawn.map((line) => [
        label(line),
        line.mrn,
        minutesFigure(line.minutes),
        codesText(line.codes),
        line.next ? t`${minutesFigure(line.next.remaining)} to ${line.next.code}` : '',
      ]),
    },
  };
}

function linesNotDrawn(left: number): string[] {
  if (left <= 0) {
    return [];
  }
  return left === 1
    ? [t`1 line of the report isn't shown in this chart. The report's table has all lines.`]
    : [t`${grouped(String(left))} lines of the report aren't shown in this chart. The report's table has all lines.`];
}

function unitsByMonth({ lines }: BillingReport): ColumnChart {
  const byMonth = new Map<CalendarMonth, Map<string, number>>();
  for (const { month, codes } of lines) {
    const units = byMonth.get(month) ?? new Map<string, number>();
    byMonth.set(month, units);
    if (codes.base) {
      units.set(codes.base, (units.get(codes.base) ?? 0) + 1);
    }
    units.set('99494', (units.get('99494') ?? 0) + codes.addOnUnits);
  }
  const months = [...byMonth].sort(([a], [b]) => a - b);
  const drawn = months.slice(-MOST_MONTHS);
  const series = BILLING_CODES.filter((code) => months.some(([, units]) => (units.get(code) ?? 0) > 0));
  const unitsOf = (units: Map<string, number>): ChartValue[] =>
    series.map((code) => ({ value: units.get(code) ?? 0, text: String(units.get(code) ?? 0) }));
  return {
    kind: 'columns',
    id: 'units',
    title: t`Units per code by month`,
    note:
      months.length > drawn.length
        ? t`Shows the latest ${MOST_MONTHS} of ${months.length} months.`
        : t`Units to bill, by calendar month.`,
    series,
    groups: drawn.map(([month, units]) => ({ label: formatMonthName(month), values: unitsOf(units) })),
    table: {
      columns: [t`Month`, ...series],
      rows: drawn.map(([month, units]) => [formatMonthName(month), ...unitsOf(units).map(({ text }) => text)]),
    },
  };
}

/** Creates the charts of minutes by staff and by activity. The table of the first has the minutes by both. */
function minutesByWork(billed: BilledLogs, { lines }: BillingReport): BarChart[] {
  const cells = new Map<string, Map<string, Minutes>>();
  const staffNames = new FirstSpellings();
  const taskNames = new FirstSpellings();
  for (const { row, minutes } of lines.flatMap((line) => countedMinutes(billed, line))) {
    const { staff, activity } = billed.table.contactOf(row);
    const person = staffNames.find(staff) || t`not specified`;
    const task = taskNames.find(activity) || t`not specified`;
    const tasks = cells.get(person) ?? new Map<string, Minutes>();
    cells.set(person, tasks);
    tasks.set(task, addMinutes(tasks.get(task) ?? NO_MINUTES, minutes));
  }
  const byStaff = largestFirst([...cells].map(([person, tasks]) => [person, sum([...tasks.values()])]));
  const byActivity = new Map<string, Minutes>();
  for (const [task, minutes] of [...cells.values()].flatMap((tasks) => [...tasks])) {
    byActivity.set(task, addMinutes(byActivity.get(task) ?? NO_MINUTES, minutes));
  }
  const activities = largestFirst([...byActivity]);
  const table: ChartTable = {
    columns: [t`Staff`, ...activities.map(([task]) => task), t`Minutes`],
    rows: byStaff.map(([person, minutes]) => [
      person,
      ...activities.map(([task]) => minutesFigure(cells.get(person)?.get(task) ?? NO_MINUTES)),
      minutesFigure(minutes),
    ]),
  };
  const activityTable: ChartTable = {
    columns: [t`Activity`, t`Minutes`],
    rows: activities.map(([task, minutes]) => [task, minutesFigure(minutes)]),
  };
  return [
    workChart('staff', t`Minutes by staff`, t`The table has each person’s minutes by activity.`, byStaff, table),
    workChart('activity', t`Minutes by activity`, t`Counted entries, by activity.`, activities, activityTable),
  ];
}

type Named = readonly (readonly [name: string, minutes: Minutes])[];

function workChart(id: string, title: string, note: string, sums: Named, table: ChartTable): BarChart {
  const drawn = sums.slice(0, MOST_BARS);
  const left = sums.length - drawn.length;
  return {
    kind: 'bars',
    id,
    title,
    note: left > 0 ? [note, t`The table has ${left} more.`].join(' ') : note,
    bars: drawn.map(([label, minutes]) => ({
      label,
      value: asNumber(minutes),
      text: minutesFigure(minutes),
      marks: [],
    })),
    table,
  };
}

/** Creates the chart of minutes by program, if the logs name another service than CoCM. */
function minutesByProgram(billed: BilledLogs, report: BillingReport): BarChart[] {
  const programs = sumByProgram(billed, report);
  const totals = programs.map(({ title, counted, leftOut }) => [title, addMinutes(counted, leftOut)] as const);
  const note = t`Time of other services doesn't count as CoCM time unless the payer's profile counts it.`;
  const table: ChartTable = {
    columns: [t`Program`, t`Counted`, t`Left out`],
    rows: programs.map(({ title, counted, leftOut }) => [title, minutesFigure(counted), minutesFigure(leftOut)]),
  };
  return programs.length === 0 ? [] : [workChart('program', t`Minutes by program`, note, totals, table)];
}

function minutesByDay(billed: BilledLogs, { lines }: BillingReport): ColumnChart {
  const days = Array.from({ length: 31 }, () => NO_MINUTES);
  for (const { row, minutes } of lines.flatMap((line) => countedMinutes(billed, line))) {
    const day = (billed.table.dateOf(row) % 100) - 1;
    days[day] = addMinutes(days[day] ?? NO_MINUTES, minutes);
  }
  return {
    kind: 'columns',
    id: 'days',
    title: t`Minutes by day of the month`,
    note: t`The dates of service of all counted entries in the selected months.`,
    series: [t`Minutes`],
    groups: days.map((minutes, day) => ({
      label: String(day + 1),
      values: [{ value: asNumber(minutes), text: minutesFigure(minutes) }],
    })),
    table: {
      columns: [t`Day`, t`Minutes`],
      rows: days.map((minutes, day) => [String(day + 1), minutesFigure(minutes)]),
    },
  };
}

function largestFirst(sums: Named): Named {
  return [...sums].sort(([nameA, a], [nameB, b]) => compareMinutes(b, a) || (nameA < nameB ? -1 : 1));
}

function sum(all: readonly Minutes[]): Minutes {
  return all.reduce(addMinutes, NO_MINUTES);
}

function minutesFigure(minutes: Minutes): string {
  return grouped(formatMinutes(minutes));
}

/** Returns the length of a bar. Not exact, so never use it as a figure. */
function asNumber(minutes: Minutes): number {
  return Number(formatMinutes(minutes));
}
