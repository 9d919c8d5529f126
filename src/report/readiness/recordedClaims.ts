import type { BilledLogs } from '../../billing/billedLogs';
import type { SentClaimStatus } from '../../billing/readiness/readinessState';
import { NO_RECORDED_CLAIMS, type RecordedClaims } from '../../billing/readiness/sentClaim';
import type { ClaimHistories, MonthHistory, SentClaim } from '../claims/claimHistory';
import { findAccount, findCorrectionWait, type MonthAccount } from '../claims/claimPlan';
import { findUndecidedDenials } from '../claims/deniedLines';
import { createDecisionFinder } from '../claims/recordedDecisions';

/** Returns what the records of claims have about the patient-months, by the current figures of the logs. */
export function createRecordedClaims(billed: BilledLogs, histories: ClaimHistories): RecordedClaims {
  return {
    findDecision: createDecisionFinder(billed, histories),
    findSentClaim: (patientMonth) => {
      const history = histories.find(patientMonth.mrn, patientMonth.month);
      return history && history.openClaims.length > 0
        ? describeSentClaim(findAccount(billed, histories, patientMonth), history, billed)
        : undefined;
    },
  };
}

/** Lets every view of the logs follow the records of claims. @param histories undefined if there are no records */
export function followRecords(billed: BilledLogs, histories: ClaimHistories | undefined): void {
  billed.recordedClaims = histories ? createRecordedClaims(billed, histories) : NO_RECORDED_CLAIMS;
}

function describeSentClaim(
  account: MonthAccount,
  history: MonthHistory,
  billed: BilledLogs,
): SentClaimStatus | undefined {
  const { state } = account;
  if (!('claim' in state)) {
    return undefined;
  }
  const { batch, time } = state.claim;
  return {
    batch,
    sentOn: time.date,
    answer: findAnswer(state.claim),
    isDenialOpen: findUndecidedDenials(history).length > 0,
    isBilledTwice: state.kind === 'billedTwice',
    correction:
      'change' in state
        ? { isVoid: state.kind !== 'replace', change: state.change, wait: findCorrectionWait(account, billed) }
        : undefined,
  };
}

/** Returns what the payer answered about a claim as a whole. */
export function findAnswer({ lines }: SentClaim): SentClaimStatus['answer'] {
  const answers = lines.map(({ answer }) => answer?.kind);
  if (answers.includes('denied')) {
    return 'denied';
  }
  return answers.length > 0 && answers.every((kind) => kind === 'paid') ? 'paid' : 'out';
}
