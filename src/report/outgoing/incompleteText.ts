import type { BilledLogs } from '../../billing/billedLogs';
import { t } from '../../text/text';
import type { IncompleteClaim } from './claimFile';
import type { OutgoingClaim } from './outgoingClaim';

/** Where the latest entry of a claim is. */
export interface ClaimPlace {
  /** The number of the log, from 0. */
  readonly log: number;
  /** From 1. */
  readonly line: number;
}

/** Returns the latest entry of the month of a claim, or of the patient if the month has none anymore. Undefined if the patient has none. */
export function findClaimPlace(billed: BilledLogs, { mrn, month }: OutgoingClaim): ClaimPlace | undefined {
  const patientMonth = billed.ledger.patientMonth(mrn, month) ?? billed.ledger.monthsOf(mrn).at(-1);
  const row = patientMonth?.summary.latestRow;
  return row === undefined
    ? undefined
    : { log: billed.table.logNumberOf(row), line: billed.logOf(row).lineOf(row) + 1 };
}

/** Lists claims that aren't in a file with what each lacks, one in each line, by where their latest entries are. */
export function incompleteClaimsText(
  incomplete: readonly IncompleteClaim[],
  billed: BilledLogs,
  logNames: readonly string[],
): string {
  return incomplete
    .map(({ claim, needs }) => {
      const place = findClaimPlace(billed, claim);
      const lacks = needs.join(', ');
      return place
        ? t`${logNames[place.log] ?? ''}, line ${place.line}: the claim lacks ${lacks}.`
        : t`A claim that is taken back lacks ${lacks}.`;
    })
    .map((line) => `${line}\n`)
    .join('');
}
