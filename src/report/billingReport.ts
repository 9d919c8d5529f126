import type { BilledLogs } from '../billing/billedLogs';
import type { PatientMonth } from '../billing/months/patientMonth';
import {
  OPEN_STATES,
  READINESS_STATES,
  findReadiness,
  listUnplacedRows,
  type Readiness,
  type ReadinessState,
} from '../billing/readiness/readiness';
import { BILLING_CODES, type BillingCode } from '../billing/rules/codes';
import { addCents, estimate, type Estimate, type FeeSchedule } from '../billing/rules/feeSchedule';
import { NO_MINUTES, addMinutes } from '../log/values/minutes';
import { isChosen, leftOutEntries, leftOutReasons } from './leftOutEntries';
import { sortLines } from './lineOrder';
import { WHOLE_REPORT, type ReportChoice } from './reportChoice';
import type { BillingReport, ReportLine, ReportTotals } from './reportLine';

/** What a report is needed for. */
interface ReportNeeds {
  /** False for a report that doesn't show the states of claims, such as the CSV file: finding them takes time. */
  readonly hasStates?: boolean;
}

/**
 * Creates the billing report of one or more logs (sources.md 0.1).
 *
 * @param choice filters and sorts the lines; episodes are always found over all months
 * @param needs what the report is needed for; the states of claims, too, if it isn't given
 */
export function billingReport(
  billed: BilledLogs,
  choice: ReportChoice = WHOLE_REPORT,
  { hasStates = true }: ReportNeeds = {},
): BillingReport {
  const { month, payer, npi, order, state } = choice;
  const { fees } = billed.ledger.rules;
  const all = billed.ledger.months().filter((candidate) => candidate.summary.entryCount > 0);
  const chosen = all.filter((candidate) => isChosen(candidate, choice));
  const chosenLines = chosen.map((candidate) =>
    createLine(billed, candidate, hasStates || state !== undefined ? findReadiness(billed, candidate) : undefined),
  );
  const lines = sortLines(filterByState(chosenLines, state), order);
  const isByMonthOnly = payer === undefined && npi === undefined;
  return {
    rule: billed.ledger.rules.defaultProfile.timeRule,
    choice,
    lines,
    totals: sumLines(lines, fees),
    stateTotals: sumStates(chosenLines, fees),
    leftOut: isByMonthOnly ? billed.ledger.excluded.list(month) : leftOutReasons(leftOutEntries(billed, choice)),
    months: [...new Set(all.map((candidate) => candidate.month))].sort((a, b) => b - a),
    payers: distinctTexts(all.map(({ summary }) => summary.reported.payer)),
    providers: distinctTexts(all.map(({ summary }) => summary.reported.npi)),
  };
}

function distinctTexts(texts: readonly string[]): readonly string[] {
  const distinct = [...new Set(texts)];
  return [...distinct.filter((text) => text !== '').sort(), ...distinct.filter((text) => text === '')];
}

/** Returns the totals of each state. The states of claims that went out are among them only if there are any. */
function sumStates(lines: readonly ReportLine[], fees: FeeSchedule): ReadonlyMap<ReadinessState, ReportTotals> {
  const isOpen = (state: ReadinessState): boolean => (OPEN_STATES as readonly string[]).includes(state);
  return new Map(
    READINESS_STATES.map((state) => ({ state, ofState: filterByState(lines, state) }))
      .filter(({ state, ofState }) => isOpen(state) || ofState.length > 0)
      .map(({ state, ofState }) => [state, sumLines(ofState, fees)]),
  );
}

function filterByState(lines: readonly ReportLine[], state: ReadinessState | undefined): readonly ReportLine[] {
  return state === undefined ? lines : lines.filter(({ readiness }) => readiness?.state === state);
}

function createLine(billed: BilledLogs, patientMonth: PatientMonth, readiness: Readiness | undefined): ReportLine {
  const {
    minutes,
    reported,
    entryCount,
    leftOutCount,
    profile,
    countedRows: counted,
    overlapMinutes: lost,
    facts,
  } = patientMonth.summary;
  return {
    month: patientMonth.month,
    initialAssessment: patientMonth.assessment,
    mrn: patientMonth.mrn,
    firstName: reported.firstName,
    lastName: reported.lastName,
    minutes,
    payer: reported.payer,
    codes: patientMonth.codes,
    npi: reported.npi,
    problemsList: reported.problemsList,
    kind: patientMonth.kind,
    next: patientMonth.next,
    entryCount,
    leftOutCount,
    unplacedCount: listUnplacedRows(billed, patientMonth).length,
    profile,
    counted,
    overlapMinutes: lost,
    otherCodes: facts.otherCodes,
    alternative: patientMonth.alternative,
    undecided: patientMonth.undecided,
    readiness,
  };
}

function sumLines(lines: readonly ReportLine[], fees: FeeSchedule): ReportTotals {
  const units = Object.fromEntries(BILLING_CODES.map((code) => [code, 0])) as Record<BillingCode, number>;
  let minutes = NO_MINUTES;
  let billableMonths = 0;
  for (const line of lines) {
    minutes = addMinutes(minutes, line.minutes);
    if (line.codes.base) {
      units[line.codes.base]++;
      billableMonths++;
    }
    units['99494'] += line.codes.addOnUnits;
  }
  const patients = new Set(lines.map(({ mrn }) => mrn)).size;
  return { lines: lines.length, patients, minutes, billableMonths, units, estimate: sumEstimates(lines, fees) };
}

function sumEstimates(lines: readonly ReportLine[], fees: FeeSchedule): Estimate | undefined {
  if (fees.length === 0) {
    return undefined;
  }
  const all = lines.map(({ codes, month, profile }) => estimate(codes, month, profile.id, fees));
  return {
    amount: addCents(all.map(({ amount }) => amount)),
    without: [...new Set(all.flatMap(({ without }) => without))],
  };
}
