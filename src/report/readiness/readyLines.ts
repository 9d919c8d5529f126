import type { BilledLogs } from '../../billing/billedLogs';
import {
  READINESS_STATES,
  findReasonRow,
  type ClaimDecision,
  type ReadinessReason,
  type ReadinessState,
  type SentClaimStatus,
} from '../../billing/readiness/readiness';
import { formatCents } from '../../billing/rules/feeSchedule';
import { quoteIfNeeded } from '../../log/csv/csvText';
import { formatIsoDate, formatIsoMonth } from '../../log/values/calendarDate';
import { counted } from '../../wording/figureWords';
import { codesText } from '../../wording/monthFigures';
import {
  listReadinessNotices,
  listReasonDetails,
  reasonDetails,
  readinessText,
  stateText,
} from '../../wording/readinessText';
import { harmlessCell } from '../../log/csv/harmlessCell';
import { shownCodes, type BillingReport, type ReportLine, type ReportTotals } from '../reportLine';
import { t } from '../../text/text';

/** A reason and the row to look at. */
export interface PlacedReason extends ReadinessReason {
  /** As people read it. */
  readonly text: string;
  /** The index of the log among the logs of the report. */
  readonly log: number;
  /** The line in the log, from 1. */
  readonly line: number;
}

/** Returns the reasons of a line's state, each with the row to look at. */
export function listPlacedReasons(billed: BilledLogs, { mrn, month, readiness }: ReportLine): readonly PlacedReason[] {
  const patientMonth = billed.ledger.patientMonth(mrn, month);
  if (!patientMonth || !readiness) {
    return [];
  }
  return readiness.reasons.map((reason) => {
    const row = findReasonRow(billed, patientMonth, reason);
    return {
      ...reason,
      text: reasonDetails(reason),
      log: billed.table.logNumberOf(row),
      line: billed.logOf(row).lineOf(row) + 1,
    };
  });
}

/** Returns one line for each state: `Held: 3 patient-months, 2 patients, 3 × 99493, 4 × 99494`. */
export function listStateTotals({ stateTotals }: BillingReport): readonly string[] {
  return READINESS_STATES.flatMap((state) => {
    const totals = stateTotals.get(state);
    return totals ? [`${stateText(state)}: ${stateTotalsText(totals)}`] : [];
  });
}

/** Returns the totals of the lines in a state: `3 patient-months, 2 patients, 3 × 99493, 4 × 99494`. */
function stateTotalsText(totals: ReportTotals): string {
  return `${counted(totals.lines, 'patient-month')}, ${stateFiguresText(totals)}`;
}

/** Returns the totals without the number of patient-months: `2 patients, 3 × 99493, 4 × 99494`. */
export function stateFiguresText(totals: ReportTotals): string {
  const units = shownCodes(totals)
    .filter((code) => totals.units[code] > 0)
    .map((code) => `${totals.units[code]} × ${code}`);
  const amount = totals.estimate && totals.lines > 0 ? [t`estimate $${formatCents(totals.estimate.amount)}`] : [];
  return [counted(totals.patients, 'patient'), ...units, ...amount].join(', ');
}

/**
 * Lists the claims of a report, each as `file:line: Held: reasons`, then the totals and what concerns every claim. It has no patient
 * data, because it can end up in the log of a build.
 */
export function readyText(report: BillingReport, billed: BilledLogs, files: readonly string[]): string {
  const lines = report.lines.flatMap((line) => readyLine(line, billed, files));
  return [...lines, ...listStateTotals(report), ...listReadinessNotices(billed)].map((line) => `${line}\n`).join('');
}

/** Returns a claim as `file:line: 2026-03 99493: Held: reasons`; empty for a patient-month without a claim. It has no patient data. */
export function readyLine(line: ReportLine, billed: BilledLogs, files: readonly string[]): readonly string[] {
  const [first] = line.counted;
  if (!line.readiness || first === undefined) {
    return [];
  }
  const log = billed.logOf(first);
  const file = files[billed.table.logNumberOf(first)] ?? '';
  const figures = `${formatIsoMonth(line.month)} ${codesText(line.codes)}`;
  return [`${file}:${log.lineOf(first) + 1}: ${figures}: ${readinessText(line.readiness)}`];
}

const READY_COLUMNS = ['Month', 'MRN', 'State', 'Code', 'Add-ons', 'Payer', 'Reasons', 'Log', 'Line'] as const;

/** Returns the claims of a report as CSV, one row for each patient-month. No cell runs as a formula. */
export function readyCsv(report: BillingReport, billed: BilledLogs, files: readonly string[]): string {
  const rows = listClaims(report).map(({ line, state }) => {
    const [first] = listPlacedReasons(billed, line);
    const [row] = line.counted;
    const place =
      first ?? (row === undefined ? undefined : { log: billed.table.logNumberOf(row), line: lineOf(billed, row) });
    return [
      formatIsoMonth(line.month),
      harmlessCell(line.mrn, ','),
      state,
      line.codes.base ?? '',
      String(line.codes.addOnUnits),
      harmlessCell(line.payer, ','),
      quoteIfNeeded(line.readiness ? listReasonDetails(line.readiness).join('; ') : '', ','),
      harmlessCell(files[place?.log ?? 0] ?? '', ','),
      String(place?.line ?? ''),
    ];
  });
  return [[...READY_COLUMNS], ...rows].map((cells) => `${cells.join(',')}\n`).join('');
}

/** Returns the claims of a report and the totals of each state as JSON. */
export function readyJson(report: BillingReport, billed: BilledLogs, files: readonly string[]): string {
  const claims = listClaims(report).map(({ line }) => ({
    month: formatIsoMonth(line.month),
    mrn: line.mrn,
    payer: line.payer,
    code: line.codes.base ?? null,
    addOnUnits: line.codes.addOnUnits,
    ...readinessJson(billed, line, files),
  }));
  return `${JSON.stringify({ claims, states: stateTotalsJson(report), notices: listReadinessNotices(billed) }, null, 2)}\n`;
}

/** Returns the state of a line and its reasons, for JSON. */
export function readinessJson(
  billed: BilledLogs,
  line: ReportLine,
  files: readonly string[],
): {
  readonly state: ReadinessState | null;
  readonly reasons: readonly object[];
  readonly decision?: object;
  readonly claim?: object;
} {
  const { decision, sent } = line.readiness ?? {};
  return {
    state: line.readiness?.state ?? null,
    ...(decision && { decision: decisionJson(decision) }),
    ...(sent && { claim: sentClaimJson(sent) }),
    reasons: listPlacedReasons(billed, line).map(({ reason, level, text, log, line: at }) => ({
      reason,
      level,
      text,
      log: files[log] ?? '',
      line: at,
    })),
  };
}

function decisionJson({ kind, isCurrent, decidedOn, reason }: ClaimDecision): object {
  return { kind, isCurrent, date: decidedOn === undefined ? null : formatIsoDate(decidedOn), reason: reason ?? '' };
}

function sentClaimJson({ batch, sentOn, answer, isBilledTwice, correction }: SentClaimStatus): object {
  return {
    batch,
    date: formatIsoDate(sentOn),
    answer,
    ...(isBilledTwice && { billedTwice: true }),
    ...(correction && { correction: correction.isVoid ? 'void' : 'replace', change: correction.change }),
  };
}

/** Returns the totals of each state, for JSON. */
export function stateTotalsJson({ stateTotals }: BillingReport): object {
  return Object.fromEntries(
    [...stateTotals].map(([state, totals]) => [
      state,
      {
        patientMonths: totals.lines,
        patients: totals.patients,
        units: Object.fromEntries(shownCodes(totals).map((code) => [code, totals.units[code]])),
        estimate: totals.estimate ? formatCents(totals.estimate.amount) : null,
      },
    ]),
  );
}

function listClaims({
  lines,
}: BillingReport): readonly { readonly line: ReportLine; readonly state: ReadinessState }[] {
  return lines.flatMap((line) => (line.readiness ? [{ line, state: line.readiness.state }] : []));
}

function lineOf(billed: BilledLogs, row: ReportLine['counted'][number]): number {
  return billed.logOf(row).lineOf(row) + 1;
}
