import { CHART_NAMES, createCharts, type Chart } from '../../report/charts/charts';
import { drawChart } from '../../report/charts/chartDrawing';
import { billingReport } from '../../report/billingReport';
import { drawnMarkup, escapeMarkup, tableMarkup } from '../../report/exports/markup';
import { leftOutText, totalsText } from '../../report/reportFigures';
import { listStateTotals } from '../../report/readiness/readyLines';
import type { BillingReport, ReportLine } from '../../report/reportLine';
import { createWorklist } from '../../report/worklist';
import { monthFigures, patientName } from '../../wording/monthFigures';
import type { Result } from '../../text/result';
import type { CommandContext } from '../context';
import type { ChartCommand, NearestCommand, TotalsCommand } from '../figureArguments';
import { failedOutcome, type Outcome } from '../outcome';
import { createOutcome, formatAssumptions, readCommandLogs, type CommandLogs } from './logsOfCommand';
import { applyRecords } from './recordsOfCommand';

/** In pixels, as on a printed page. */
const CHART_WIDTH = 660;

type FigureCommand = TotalsCommand | NearestCommand | ChartCommand;

interface ReportOfCommand {
  readonly logs: CommandLogs;
  readonly report: BillingReport;
}

/** `cocm-billing totals`: the figures above the report, and the totals of each state of claims. 1 when the logs have errors. */
export async function runTotals(command: TotalsCommand, context: CommandContext): Promise<Outcome> {
  const read = await readReport(command, context);
  if (!read.ok) {
    return failedOutcome(read.failure);
  }
  const { report, logs } = read.value;
  const lines = [totalsText(report.totals), leftOutText(report.leftOut), ...listStateTotals(report)];
  return finish(logs, { stdout: toLines(lines.filter((line) => line !== '')) });
}

/**
 * `cocm-billing nearest`: the patient-months with the fewest minutes to their next code, by file and line, without patient data. The markup
 * has the names. 1 when the logs have errors.
 */
export async function runNearest(command: NearestCommand, context: CommandContext): Promise<Outcome> {
  const read = await readReport(command, context);
  if (!read.ok) {
    return failedOutcome(read.failure);
  }
  const { report, logs } = read.value;
  const nearest = createWorklist(logs.billed, report).nearest.slice(0, command.count);
  const rows = nearest.map((line) => {
    const { month, minutes, codes, next } = monthFigures(line);
    return [placeOf(line, logs), month, minutes, codes, next];
  });
  const withNames = rows.map((cells, index) => [nameOf(nearest[index]), ...cells]);
  return finish(logs, {
    stdout: toLines(rows.map(([place = '', ...figures]) => `${place}: ${figures.join(', ')}`)),
    markup: () => tableMarkup('The patients nearest to their next code', NEAREST_COLUMNS, withNames, () => false),
  });
}

const NEAREST_COLUMNS = ['Patient', 'Row', 'Month', 'Minutes', 'Codes', 'Next code'];

/** `cocm-billing chart`: the figures of a chart as a table, and the chart as markup. 1 when the logs have errors. */
export async function runChart(command: ChartCommand, context: CommandContext): Promise<Outcome> {
  const read = await readReport(command, context);
  if (!read.ok) {
    return failedOutcome(read.failure);
  }
  const { report, logs } = read.value;
  const chosen = command.chart === undefined ? undefined : CHART_NAMES.get(command.chart);
  const charts = createCharts(logs.billed, report).filter(({ id }) => chosen === undefined || id === chosen);
  return finish(logs, {
    stdout: charts.map(chartText).join('\n'),
    markup: () => charts.map(chartMarkup).join('\n'),
  });
}

function chartText({ title, note, table: { columns, rows } }: Chart): string {
  return toLines([title, note, columns.join('\t'), ...rows.map((cells) => cells.join('\t'))]);
}

function chartMarkup(chart: Chart): string {
  const { title, note, table } = chart;
  const drawing = `<figure>${drawnMarkup(drawChart(chart, CHART_WIDTH))}</figure>`;
  const figures = tableMarkup(`Figures: ${title}`, table.columns, table.rows, (column) => column > 0);
  return `<h3>${escapeMarkup(title)}</h3>\n<p>${escapeMarkup(note)}</p>\n${drawing}\n${figures}`;
}

async function readReport(command: FigureCommand, context: CommandContext): Promise<Result<ReportOfCommand>> {
  const read = await readCommandLogs(context, command);
  if (!read.ok) {
    return read;
  }
  const records = await applyRecords(read.value, context);
  return records.ok
    ? { ok: true, value: { logs: read.value, report: billingReport(read.value.billed, command.choice) } }
    : records;
}

function finish(logs: CommandLogs, shown: Pick<Outcome, 'stdout' | 'markup'>): Outcome {
  const end = createOutcome(logs);
  return { ...end, ...shown, stderr: end.stderr + formatAssumptions(logs) };
}

function placeOf({ counted: [first] }: ReportLine, { billed, files }: CommandLogs): string {
  if (first === undefined) {
    return '';
  }
  return `${files[billed.table.logNumberOf(first)] ?? ''}:${billed.logOf(first).lineOf(first) + 1}`;
}

function nameOf(line: ReportLine | undefined): string {
  return line ? patientName(line.firstName, line.lastName, line.mrn) : '';
}

function toLines(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join('');
}
