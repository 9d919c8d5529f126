import type { BilledLogs } from '../../billing/billedLogs';
import { isToLookAt } from '../../billing/readiness/sentClaim';
import type { BillingReport, ReportLine } from '../reportLine';
import { listPlacedReasons } from './readyLines';

/** A patient-month and the row to look at. */
export interface ClaimOfReason {
  readonly line: ReportLine;
  /** The index of the log among the logs of the report. */
  readonly log: number;
  /** The line in the log, from 1. */
  readonly at: number;
  /** The reason as people read it, with the words of a person who decided. */
  readonly text: string;
}

/** A reason and the patient-months that have it. */
export interface ClaimsOfReason {
  /** The code of a problem, or the name of another reason. */
  readonly reason: string;
  readonly isHold: boolean;
  /** In the order of the report; at least one. */
  readonly claims: readonly ClaimOfReason[];
}

/** Groups the claims of a report by the reasons for which they are held or checked: holds first, then the most frequent. */
export function groupByReason(billed: BilledLogs, report: BillingReport): readonly ClaimsOfReason[] {
  const groups = new Map<
    string,
    { readonly reason: string; readonly isHold: boolean; readonly claims: ClaimOfReason[] }
  >();
  for (const line of report.lines) {
    for (const { reason, level, text, log, line: at } of listPlacedReasons(billed, line)) {
      const key = `${level} ${reason}`;
      const group = groups.get(key) ?? { reason, isHold: level === 'hold', claims: [] };
      groups.set(key, group);
      group.claims.push({ line, log, at, text });
    }
  }
  return [...groups.values()].sort(
    (a, b) =>
      Number(b.isHold) - Number(a.isHold) || b.claims.length - a.claims.length || (a.reason < b.reason ? -1 : 1),
  );
}

/** Returns the index of the next line after another one whose claim is held, to be checked, or denied without a decision since. */
export function findNextClaim({ lines }: BillingReport, after: number): number | undefined {
  for (let step = 1; step <= lines.length; step++) {
    const index = (after + step) % lines.length;
    const readiness = lines[index]?.readiness;
    if (readiness && isToLookAt(readiness)) {
      return index;
    }
  }
  return undefined;
}
