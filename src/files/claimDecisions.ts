import type { BilledLogs } from '../billing/billedLogs';
import { ClaimHistories } from '../report/claims/claimHistory';
import { planDecisions, type DecisionPlan, type DecisionRequest } from '../report/claims/decisions';
import { success, type Result } from '../text/result';
import { updateClaimRecords, type RecordAccess } from './claimRecords';

/**
 * Records a person's decisions about patient-months in the records of claims next to the logs.
 *
 * @param billed the logs of `access`, in the same order
 * @param request what is decided, or a function that chooses it by the current records
 * @returns what was recorded and what wasn't; the failures of `updateClaimRecords`, and `reason-missing`
 */
export async function recordDecisions<Path>(
  access: RecordAccess<Path>,
  billed: BilledLogs,
  request: DecisionRequest | ((histories: ClaimHistories) => DecisionRequest),
): Promise<Result<DecisionPlan>> {
  return updateClaimRecords(access, (records, numberOfLog) => {
    const histories = new ClaimHistories(records.map(({ events }) => events));
    const chosen = typeof request === 'function' ? request(histories) : request;
    const plan = planDecisions(billed, histories, numberOfLog, chosen);
    return plan.ok ? success({ drafts: plan.value.drafts, value: plan.value }) : plan;
  });
}
