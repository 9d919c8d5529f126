import { formatDate, formatIsoMonth, formatMonthName, type CalendarMonth } from '../../log/values/calendarDate';
import { formatMinutes } from '../../log/values/minutes';
import { countProblemTotals } from '../../billing/problemList';
import { shownCodes, type BillingReport, type ReportLine } from '../../report/reportLine';
import { createCharts } from '../../report/charts/charts';
import { estimateNote, estimateText } from '../../wording/estimateText';
import { listAssumedByLog } from '../../wording/assumptions';
import { counted, grouped } from '../../wording/figureWords';
import { codesText, kindText, monthFigures, patientName } from '../../wording/monthFigures';
import { reportCells } from '../../report/exports/reportCsv';
import { REPORT_COLUMNS } from '../../report/reportColumns';
import { reportEntries } from '../../report/reportEntries';
import { listPlacedReasons } from '../../report/readiness/readyLines';
import { listReadinessNotices, listReasonDetails, stateText } from '../../wording/readinessText';
import { createPanelBilled, describeVoid } from './panelBilled';
import { createPanelCaseload } from './panelCaseload';
import { createPanelClaims, createPanelDenied, createPanelStates } from './panelClaims';
import { formatPlace } from './panelPlaces';
import { explainInWords, unplacedRowsText } from '../../wording/unplacedText';
import { midpointText, policyText, type MidpointGain } from '../../report/midpoint';
import { listMonthsWithoutCode, monthsWithoutCodeText } from '../../report/monthsWithoutCode';
import { createWorklist } from '../../report/worklist';
import type {
  PanelChoice,
  PanelEntry,
  PanelMidpoint,
  PanelReason,
  PanelView,
  PanelWorklist,
  ReportPanelLine,
  ReportPanelLines,
  ReportPanelState,
} from '../../protocol/reportMessages';
import { getFileName } from '../vscode/fileNames';
import { getLineKey } from './panelChoice';
import type { ReportSource } from './reportSource';
import { t } from '../../text/text';

/** Creates what the report panel shows, except for its lines. */
export function createPanelState(
  source: ReportSource,
  report: BillingReport,
  choice: PanelChoice,
  view: PanelView,
): ReportPanelState {
  const { totals } = report;
  const { errors, warnings, information: notices } = countProblemTotals(source.billed);
  const [only, ...others] = source.uris;
  return {
    generation: source.generation,
    uris: source.uris.map((uri) => uri.toString()),
    logName: only && others.length === 0 ? getFileName(only) : counted(source.uris.length, 'time log'),
    ruleName: report.rule.name,
    columns: REPORT_COLUMNS,
    months: report.months.map((month) => ({ month: formatIsoMonth(month), name: formatMonthName(month) })),
    payers: report.payers,
    providers: report.providers,
    choice,
    view,
    lineCount: report.lines.length,
    totals: {
      patients: totals.patients,
      patientMonths: totals.lines,
      billableMonths: totals.billableMonths,
      minutes: formatMinutes(totals.minutes),
      units: shownCodes(totals).map((code) => ({ code, units: totals.units[code] })),
      estimate: totals.estimate ? estimateText(totals.estimate) : '',
      estimateNote: estimateNote(),
    },
    states: createPanelStates(report),
    leftOut: report.leftOut.map(({ code, title, rows, minutes, rowsWithUnknownMinutes }) => ({
      code,
      title,
      rows,
      minutes: formatMinutes(minutes),
      rowsWithUnknownMinutes,
    })),
    withoutCode: monthsWithoutCodeText(listMonthsWithoutCode(report.lines)),
    errors,
    warnings,
    notices,
    obstacle: source.obstacle,
    statements: source.notices,
    assumed: listAssumedByLog(source.billed.logs, source.files.map(getFileName)),
    failed: source.failed.map(({ path, failure }) => ({ name: getFileName(path), sentence: failure.message })),
    worklist: view === 'worklist' ? createPanelWorklist(source, report) : undefined,
    billed: view === 'billed' ? createPanelBilled(source, report) : undefined,
    caseload: view === 'caseload' ? createPanelCaseload(source, report) : undefined,
    charts: view === 'charts' ? createCharts(source.billed, report) : undefined,
  };
}

/** Creates the lines of the report from `start` on. */
export function createPanelLines(
  source: ReportSource,
  report: BillingReport,
  start: number,
  count: number,
): ReportPanelLines {
  const lines = report.lines.slice(start, start + count).map((line) => createPanelLine(source, line));
  return { generation: source.generation, start, lines };
}

function createPanelLine(source: ReportSource, line: ReportLine): ReportPanelLine {
  const figures = monthFigures(line);
  return {
    key: getLineKey(line),
    cells: reportCells(line),
    isEarned: figures.isEarned,
    codes: figures.codes,
    monthKind: kindText(line.kind),
    next: figures.next,
    entryCount: line.entryCount,
    leftOutCount: line.leftOutCount,
    unplaced: unplacedRowsText(line.unplacedCount),
    state: line.readiness?.state ?? '',
    stateName: line.readiness ? stateText(line.readiness.state) : '',
    decision: line.readiness?.decision?.kind ?? '',
    reasons: line.readiness ? listReasonDetails(line.readiness) : describeVoid(source, line),
  };
}

/** Creates the list of the entries of a report line. */
export function createPanelEntries(source: ReportSource, line: ReportLine): readonly PanelEntry[] {
  return reportEntries(source.billed, line).map((entry) => ({
    date: entry.date === 0 ? '' : formatDate(entry.date),
    minutes: grouped(formatMinutes(entry.minutes)),
    total: grouped(formatMinutes(entry.total)),
    activity: entry.activity,
    staff: entry.staff,
    crosses: entry.crosses,
    log: entry.log,
    line: entry.line,
    place: formatPlace(source, entry.log, entry.line),
  }));
}

/** Explains in sentences why a line has its codes. */
export function explainPanelLine({ billed }: ReportSource, { mrn, month }: ReportLine): readonly string[] {
  const patientMonth = billed.ledger.patientMonth(mrn, month);
  return patientMonth ? explainInWords(billed, patientMonth) : [];
}

/** Lists why the claim of a line is checked or held, each with a link to the row to look at. */
export function createPanelReasons(source: ReportSource, line: ReportLine): readonly PanelReason[] {
  return listPlacedReasons(source.billed, line).map(({ text, level, log, line: at }) => ({
    text,
    isHold: level === 'hold',
    log,
    line: at,
    place: formatPlace(source, log, at),
  }));
}

function createPanelWorklist(source: ReportSource, report: BillingReport): PanelWorklist {
  const histories = source.claims?.damage === '' ? source.claims.histories : undefined;
  const worklist = createWorklist(source.billed, report, source.closedMonths, histories);
  const { toFix, moreToFix, month, daysLeft, nearest, midpoint, notices, words, programs } = worklist;
  return {
    toFix: toFix.map(({ code, severity, message, month: latest, log, line }) => ({
      code,
      severity: severity === 'hint' ? 'information' : severity,
      message,
      month: latest === undefined ? '' : formatMonthName(latest),
      log,
      line,
      place: formatPlace(source, log, line),
    })),
    moreToFix,
    claims: createPanelClaims(source, report),
    denied: worklist.denied.map((line) => createPanelDenied(source, report, line)),
    moreDenied: worklist.moreDenied,
    claimNotices: listReadinessNotices(source.billed),
    month: month === undefined ? '' : formatMonthWithDaysLeft(month, daysLeft),
    nearest: nearest.map((line) => {
      const { minutes, codes, next } = monthFigures(line);
      return {
        key: getLineKey(line),
        patient: patientName(line.firstName, line.lastName, line.mrn),
        minutes,
        codes,
        next,
      };
    }),
    midpoint: midpoint && createPanelMidpoint(midpoint),
    notices,
    words: words.map((word) => ({ ...word, place: formatPlace(source, word.log, word.line) })),
    programs: programs.map(({ title, counted: minutes, leftOut }) => ({
      title,
      minutes: grouped(formatMinutes(minutes)),
      leftOut: grouped(formatMinutes(leftOut)),
    })),
  };
}

/** More lines are seen by filtering the report. */
const MOST_MISSED = 25;

function createPanelMidpoint(gain: MidpointGain): PanelMidpoint {
  const lines = gain.lines.slice(0, MOST_MISSED).map(({ line, codes }) => {
    const figures = monthFigures(line);
    return {
      key: getLineKey(line),
      patient: patientName(line.firstName, line.lastName, line.mrn),
      month: figures.month,
      payer: line.payer,
      minutes: figures.minutes,
      codes: figures.codes,
      byMidpoint: codesText(codes),
    };
  });
  return { gain: midpointText(gain), policy: policyText(), lines, more: gain.lines.length - lines.length };
}

function formatMonthWithDaysLeft(month: CalendarMonth, daysLeft: number | undefined): string {
  const name = formatMonthName(month);
  return daysLeft === undefined ? name : daysLeft === 1 ? t`${name}, 1 day left` : t`${name}, ${daysLeft} days left`;
}
