/**
 * The code for records of claims. Logs without a record never need it, so it's loaded with `import()` from here only, and one part of the
 * program holds all of it.
 */
export { recordDecisions } from '../../files/claimDecisions';
export { findDamage, readClaimRecords, updateClaimRecords } from '../../files/claimRecords';
export { batchName } from '../../report/claims/batchName';
export { ClaimHistories } from '../../report/claims/claimHistory';
export { planClaims, recordPlan } from '../../report/claims/claimPlan';
export { planSentence, waitingSentences } from '../../report/claims/claimPlanWords';
export { decisionSentence, skippedSentences } from '../../report/claims/decisionWords';
export { toEventTime } from '../../report/claims/eventTime';
export { createCorrectionFinder, findClaimProblems } from '../../report/claims/findClaimProblems';
export { createRecordedClaims } from '../../report/readiness/recordedClaims';
export { listLayouts } from '../../billing/outgoing/builtInLayouts';
export { createBatchFiles } from '../../report/outgoing/batchFiles';
export { incompleteClaimsText } from '../../report/outgoing/incompleteText';
