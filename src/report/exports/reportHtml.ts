import { estimateNote, estimateText } from '../../wording/estimateText';
import { formatMinutes } from '../../log/values/minutes';
import { drawChart } from '../charts/chartDrawing';
import { createCharts, type Chart } from '../charts/charts';
import { provenance, type ExportedReport } from './exportedReport';
import { grouped, leftOutMinutesText } from '../../wording/figureWords';
import { formatDate, formatMonthName } from '../../log/values/calendarDate';
import { codesText } from '../../wording/monthFigures';
import { isDecisionReason } from '../../billing/readiness/claimDecision';
import { reasonTitle, stateText } from '../../wording/readinessText';
import { listDeniedLines } from '../claims/deniedLines';
import { groupByReason } from '../readiness/claimsByReason';
import { leftOutEntries } from '../leftOutEntries';
import { drawnMarkup, escapeMarkup, pageMarkup, styleString, tableMarkup } from './markup';
import { choiceText } from '../reportChoice';
import { reportTable } from './reportCsv';
import { REPORT_COLUMNS } from '../reportColumns';
import { shownCodes } from '../reportLine';
import { printStyle } from './reportHtmlStyle';
import { t } from '../../text/text';

/** In pixels. Fits between the margins of a portrait page, letter or A4. */
const CHART_WIDTH = 660;

/**
 * Returns the report as a page in one file, without scripts or external resources, for printing to letter paper or PDF. The pages of
 * the lines are landscape.
 */
export function reportHtml(exported: ExportedReport): string {
  const { report, logNames } = exported;
  const lines = reportTable(report);
  const title = t`Billing report: ${logNames.join(', ')}`;
  const running = `${title}  ·  ${choiceText(report.choice)}`;
  const body = `<header>
<h1>${escapeMarkup(t`Billing report`)}</h1>
<dl class="provenance">
${provenance(exported)
  .map(([name, words]) => `<div><dt>${escapeMarkup(name)}</dt><dd>${escapeMarkup(words)}</dd></div>`)
  .join('\n')}
</dl>
</header>
${figures(exported)}
${claims(exported)}
${denials(exported)}
${leftOut(exported)}
<section class="lines">
<h2>${escapeMarkup(t`Lines`)}</h2>
${tableMarkup(t`The billing report, with one line for each patient and month`, lines.columns, lines.rows, isReportFigure, 'lines-table')}
</section>
${createCharts(exported.billed, report).map(chartSection).join('\n')}
<footer>${escapeMarkup(t`CPT is a registered trademark of the American Medical Association. Contains protected health information.`)}</footer>`;
  return pageMarkup(title, printStyle(styleString(running)), body);
}

function isReportFigure(column: number): boolean {
  return REPORT_COLUMNS[column] === 'Minutes' || REPORT_COLUMNS[column] === '99494';
}

function figures({ report: { totals } }: ExportedReport): string {
  const named: [string, string][] = [
    [t`Patients`, String(totals.patients)],
    [t`Patient-months`, String(totals.lines)],
    [t`Billable months`, String(totals.billableMonths)],
    [t`Minutes`, formatMinutes(totals.minutes)],
    ...shownCodes(totals).map((code): [string, string] => [t`${code} units`, String(totals.units[code])]),
  ];
  const shown = named.map(([name, figure]) => `<div><dt>${escapeMarkup(name)}</dt><dd>${grouped(figure)}</dd></div>`);
  if (totals.estimate) {
    shown.push(
      `<div><dt>${escapeMarkup(t`Estimate`)}</dt><dd>${escapeMarkup(estimateText(totals.estimate))}</dd></div>`,
    );
  }
  const note = totals.estimate ? `<p>${escapeMarkup(estimateNote())}</p>\n` : '';
  return `<section>\n<h2>${escapeMarkup(t`Summary`)}</h2>\n<dl class="figures">\n${shown.join('\n')}\n</dl>\n${note}</section>`;
}

/** The lines of claims that payers denied, and about which no person has decided since. */
function denials({ report, billed, logNames, histories }: ExportedReport): string {
  const denied = histories ? listDeniedLines(billed, histories, report.choice.month) : [];
  if (denied.length === 0) {
    return '';
  }
  const columns = [t`Month`, t`MRN`, t`Code`, t`Denied on`, t`Reason`, t`Claim number`, t`Log`, t`Line`];
  const rows = denied.map(({ month, mrn, code, units, deniedOn, reason, claimNumber, place }) => [
    formatMonthName(month),
    mrn,
    `${units} × ${code}`,
    formatDate(deniedOn),
    reason,
    claimNumber,
    place ? (logNames[place.log] ?? '') : '',
    place ? String(place.line) : '',
  ]);
  return `<section>
<h2>${escapeMarkup(t`Denied by the payer`)}</h2>
${tableMarkup(t`Lines of claims that the payer denied, and about which no one has decided since`, columns, rows, (column) => column === 7)}
</section>`;
}

/** The claims that are held or to be checked, by reason. */
function claims({ report, billed, logNames }: ExportedReport): string {
  const rows = groupByReason(billed, report).flatMap(({ reason, isHold, claims: found }) =>
    found.map(({ line, log, at, text }) => [
      stateText(isHold ? 'held' : 'check'),
      isDecisionReason(reason) ? text : reasonTitle(reason),
      formatMonthName(line.month),
      codesText(line.codes),
      line.mrn,
      logNames[log] ?? '',
      String(at),
    ]),
  );
  if (rows.length === 0) {
    return '';
  }
  const columns = [t`State`, t`Reason`, t`Month`, t`Codes`, t`MRN`, t`Log`, t`Line`];
  return `<section>
<h2>${escapeMarkup(t`Claims to look at`)}</h2>
${tableMarkup(t`Claims that are held or have to be checked, by reason`, columns, rows, (column) => column === 6)}
</section>`;
}

function leftOut({ report, billed, logNames }: ExportedReport): string {
  if (report.leftOut.length === 0) {
    return '';
  }
  const reasons = report.leftOut.map(({ code, title, rows, minutes, rowsWithUnknownMinutes }) => [
    code,
    title,
    String(rows),
    rowsWithUnknownMinutes === rows
      ? t`unknown`
      : leftOutMinutesText(formatMinutes(minutes), rows, rowsWithUnknownMinutes),
  ]);
  const rows = leftOutEntries(billed, report.choice).map(({ log, line, code, title, minutes, hasUnknownMinutes }) => [
    logNames[log] ?? '',
    String(line),
    code,
    title,
    hasUnknownMinutes ? t`unknown` : formatMinutes(minutes),
  ]);
  return `<section>
<h2>${escapeMarkup(t`Left out`)}</h2>
${tableMarkup(t`Rows and time not included in this report`, [t`Code`, t`Reason`, t`Rows`, t`Minutes`], reasons, (column) => column > 1)}
${tableMarkup(t`Location`, [t`Log`, t`Line`, t`Code`, t`Reason`, t`Minutes`], rows, (column) => column === 1 || column === 4)}
</section>`;
}

function chartSection(chart: Chart): string {
  const { columns, rows } = chart.table;
  const isFigure = (column: number): boolean => column > 0 && /^(?:[\d,.]+|\s*)$/.test(rows[0]?.[column] ?? '');
  return `<section class="chart">
<h2>${escapeMarkup(chart.title)}</h2>
<p>${escapeMarkup(chart.note)}</p>
<figure>${drawnMarkup(drawChart(chart, CHART_WIDTH))}</figure>
${tableMarkup(t`Figures: ${chart.title}`, columns, rows, isFigure)}
</section>`;
}
