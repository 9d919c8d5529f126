import { NOTHING_EARNED, type EarnedCodes } from '../../billing/rules/codes';
import type { BillingReport, ReportLine } from '../reportLine';

/** A patient-month under two rules. */
export interface ComparedLine {
  readonly line: ReportLine;
  readonly left: EarnedCodes;
  readonly right: EarnedCodes;
  readonly isSame: boolean;
}

/** The same logs under two rules or sets of profiles. */
export interface SideBySide {
  readonly left: BillingReport;
  readonly right: BillingReport;
  readonly lines: readonly ComparedLine[];
  /** Patient-months whose codes differ. */
  readonly differing: number;
  /** The number of base codes on the right minus the number on the left. */
  readonly baseCodesGained: number;
  readonly addOnUnitsGained: number;
}

/** Compares the reports of the same logs, patient-month by patient-month. */
export function sideBySide(left: BillingReport, right: BillingReport): SideBySide {
  const lefts = new Map(left.lines.map((line) => [keyOf(line), line]));
  const rights = new Map(right.lines.map((line) => [keyOf(line), line]));
  // The rules can differ in whose time counts, so a month can have a line on one side only.
  const all = [...left.lines, ...right.lines.filter((line) => !lefts.has(keyOf(line)))];
  const lines = all.map((line) => {
    const leftCodes = lefts.get(keyOf(line))?.codes ?? NOTHING_EARNED;
    const rightCodes = rights.get(keyOf(line))?.codes ?? NOTHING_EARNED;
    return {
      line,
      left: leftCodes,
      right: rightCodes,
      isSame: leftCodes.base === rightCodes.base && leftCodes.addOnUnits === rightCodes.addOnUnits,
    };
  });
  const bases = ({ totals }: BillingReport): number => totals.billableMonths;
  const units = ({ totals }: BillingReport): number => totals.units['99494'];
  return {
    left,
    right,
    lines,
    differing: lines.filter(({ isSame }) => !isSame).length,
    baseCodesGained: bases(right) - bases(left),
    addOnUnitsGained: units(right) - units(left),
  };
}

function keyOf({ mrn, month }: ReportLine): string {
  return `${month} ${mrn}`;
}
