import { ROW_WARNING_CODES, LOG_PROBLEMS, warningBit, type Severity } from '../../log/problems/problems';
import type { RowTable } from '../../log/rows/rowTable';
import type { BilledLogs } from '../billedLogs';
import type { MonthSummary } from '../months/monthSummary';
import type { PatientMonth } from '../months/patientMonth';
import { findTopmostRow } from '../months/topmostRow';
import { CROSS_ROW_BITS, CROSS_ROW_PROBLEMS, CROSS_ROW_PROBLEM_CODES } from '../problems/crossRowProblems';
import type { RowId } from '../../log/rows/rowId';

/** A problem that a patient-month has, whichever of its rows shows it. */
export interface MonthFinding {
  readonly code: string;
  /** The standard severity. */
  readonly severity: Severity;
}

/** The problems of the rows that count in a month, as bits. */
interface RowBits {
  readonly warnings: number;
  readonly crossRowBits: number;
  /** The codes of words that nothing decides. */
  readonly doubts: ReadonlySet<string>;
}

const MONTH_CODES = CROSS_ROW_PROBLEM_CODES.filter((code) => CROSS_ROW_PROBLEMS[code].scope === 'month');
const PATIENT_CODES = CROSS_ROW_PROBLEM_CODES.filter((code) => CROSS_ROW_PROBLEMS[code].scope === 'patient');
const NO_DOUBTS: ReadonlySet<string> = new Set();

/** The bits depend on the rows of the month only, so they are found once for each summary. */
const KNOWN_BITS = new WeakMap<MonthSummary, RowBits>();

/**
 * Returns the problems that concern the claim of a patient-month and are neither turned off nor suppressed: the claim risks, and
 * those of its rows that count. A problem of a word is one of each month with the word, and a problem of the patient is one of each
 * of the patient's months.
 */
export function findMonthFindings(billed: BilledLogs, month: PatientMonth): MonthFinding[] {
  const { warnings, crossRowBits, doubts } = getRowBits(billed, month.summary);
  const patientBits = findPatientBits(month, billed.table);
  const findings: MonthFinding[] = month.claimRisks.map(({ code, severity }) => ({ code, severity }));
  if (warnings !== 0) {
    for (const code of ROW_WARNING_CODES.filter((candidate) => (warnings & warningBit(candidate)) !== 0)) {
      findings.push({ code, severity: LOG_PROBLEMS[code].severity });
    }
  }
  for (const [codes, bits] of [
    [MONTH_CODES, crossRowBits],
    [PATIENT_CODES, patientBits],
  ] as const) {
    for (const code of bits === 0 ? [] : codes.filter((candidate) => (bits & CROSS_ROW_BITS[candidate]) !== 0)) {
      findings.push({ code, severity: CROSS_ROW_PROBLEMS[code].severity });
    }
  }
  if (month.hasRowsBeforeAssessment) {
    findings.push({ code: 'CB102', severity: CROSS_ROW_PROBLEMS.CB102.severity });
  }
  doubts.forEach((code) => findings.push({ code, severity: 'warning' }));
  const { checks } = billed;
  return findings.filter(
    ({ code, severity }) =>
      checks.getLevel(code, severity) !== 'off' && !checks.isSuppressed(code, month.mrn, month.month),
  );
}

function getRowBits({ table, ledger }: BilledLogs, summary: MonthSummary): RowBits {
  const known = KNOWN_BITS.get(summary);
  if (known) {
    return known;
  }
  let warnings = 0;
  let crossRowBits = 0;
  let doubts: Set<string> | undefined;
  for (const row of summary.countedRows) {
    warnings |= table.warningsOf(row);
    crossRowBits |= table.crossRowBitsOf(row);
    for (const { code } of ledger.contactFactsOf(row).doubts) {
      doubts ??= new Set();
      doubts.add(code);
    }
  }
  const bits = { warnings, crossRowBits, doubts: doubts ?? NO_DOUBTS };
  KNOWN_BITS.set(summary, bits);
  return bits;
}

function findPatientBits({ patient }: PatientMonth, table: RowTable): number {
  let bits = 0;
  for (const row of patient.rowsWithProblems ?? []) {
    bits |= table.crossRowBitsOf(row);
  }
  return bits;
}

/** Returns the row to look at for a finding: the topmost row of the month, or of the patient, that shows it. */
export function findFindingRow(billed: BilledLogs, month: PatientMonth, code: string): RowId | undefined {
  const { table, ledger } = billed;
  const { summary } = month;
  if (month.claimRisks.some((risk) => risk.code === code)) {
    return month.claimRiskRow ?? summary.firstRow;
  }
  const crossRow = CROSS_ROW_PROBLEM_CODES.find((candidate) => candidate === code);
  const warning = ROW_WARNING_CODES.find((candidate) => candidate === code);
  const bit = crossRow === undefined ? 0 : CROSS_ROW_BITS[crossRow];
  const ofWarning = warning === undefined ? 0 : warningBit(warning);
  const shows = (row: RowId): boolean =>
    ((table.crossRowBitsOf(row) & bit) | (table.warningsOf(row) & ofWarning)) !== 0 ||
    ledger.contactFactsOf(row).doubts.some((doubt) => doubt.code === code);
  return (
    findTopmostRow(summary.countedRows.filter(shows), table) ??
    findTopmostRow([...(month.patient.rowsWithProblems ?? [])].filter(shows), table)
  );
}
