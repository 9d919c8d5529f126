import { earnedByMidpoint } from '../billing/rules/midpointCodes';
import { BILLING_CODES, type BillingCode, type EarnedCodes } from '../billing/rules/codes';
import {
  NO_CENTS,
  addCents,
  estimate,
  subtractCents,
  type Cents,
  type FeeSchedule,
} from '../billing/rules/feeSchedule';
import { t } from '../text/text';
import { counted } from '../wording/figureWords';
import { estimateText } from '../wording/estimateText';
import type { BillingReport, ReportLine } from './reportLine';

/** A line that earns neither 99492 nor 99493, but would by the CPT midpoint. */
export interface MissedLine {
  readonly line: ReportLine;
  /** The codes by the CPT midpoint. */
  readonly codes: EarnedCodes;
}

/** What the lines of a report would earn more by the CPT midpoint. */
export interface MidpointGain {
  /** The lines that would earn a base code, the latest month first. */
  readonly lines: readonly MissedLine[];
  /** The additional units of each code, over all lines. A code that another replaces is negative. */
  readonly units: ReadonlyMap<BillingCode, number>;
  /** The estimate of the additional amount from the user's fees; undefined without fees for all codes. */
  readonly amount: Cents | undefined;
}

/** Returns what the lines of a report would earn more by the CPT midpoint; undefined if they wouldn't earn more. */
export function findMidpointGain({ lines }: BillingReport, fees: FeeSchedule): MidpointGain | undefined {
  const missed: MissedLine[] = [];
  const units = new Map<BillingCode, number>();
  let before: Cents = NO_CENTS;
  let after: Cents = NO_CENTS;
  let isEstimated = fees.length > 0;
  for (const line of lines) {
    const { kind } = line;
    if (kind !== 'initial' && kind !== 'subsequent') {
      continue;
    }
    const { month, minutes: total, otherCodes, profile } = line;
    const codes = earnedByMidpoint(profile, { kind, month, total, otherCodes });
    if (!codes || (codes.base === line.codes.base && codes.addOnUnits === line.codes.addOnUnits)) {
      continue;
    }
    if (codes.base !== line.codes.base) {
      missed.push({ line, codes });
    }
    addUnits(units, line.codes, -1);
    addUnits(units, codes, 1);
    const [old, more] = [line.codes, codes].map((each) => estimate(each, month, profile.id, fees));
    isEstimated &&= old?.without.length === 0 && more?.without.length === 0;
    before = addCents([before, old?.amount ?? NO_CENTS]);
    after = addCents([after, more?.amount ?? NO_CENTS]);
  }
  missed.sort((a, b) => b.line.month - a.line.month);
  return units.size === 0
    ? undefined
    : { lines: missed, units, amount: isEstimated && after >= before ? subtractCents(after, before) : undefined };
}

function addUnits(units: Map<BillingCode, number>, { base, addOnUnits }: EarnedCodes, by: 1 | -1): void {
  if (base) {
    units.set(base, (units.get(base) ?? 0) + by);
  }
  if (addOnUnits > 0) {
    units.set('99494', (units.get('99494') ?? 0) + by * addOnUnits);
  }
}

/** Returns the additional units as `6 × 99492, 14 × 99494 (estimate: $1,608.28)`. */
export function midpointText({ units, amount }: MidpointGain): string {
  const codes = BILLING_CODES.filter((code) => (units.get(code) ?? 0) !== 0)
    .map((code) => `${units.get(code) ?? 0} × ${code}`)
    .join(', ');
  return amount === undefined ? codes : t`${codes} (estimate: ${estimateText({ amount, without: [] })})`;
}

/** Returns a sentence for exports: what the months would earn more, and what the payer's policy must state. */
export function midpointNote(gain: MidpointGain): string {
  const count = gain.lines.length;
  return [
    t`More codes: ${midpointText(gain)}.`,
    ...(count === 0
      ? []
      : [
          t`Without 99492 or 99493 by the current rule, but with one by the midpoint: ${counted(count, 'patient-month')}.`,
        ]),
    policyText(),
  ].join(' ');
}

/** Returns what the payer's policy must state before the CPT midpoint can be used. */
export function policyText(): string {
  return t`Use the CPT midpoint only for payers with a written policy that 99492 to 99494 are earned when the midpoint of their time is passed.`;
}
