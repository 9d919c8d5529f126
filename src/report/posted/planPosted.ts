import type { Cents } from '../../billing/rules/feeSchedule';
import type { Problem } from '../../log/problems/problems';
import { claimControlNumber } from '../claims/claimControlNumber';
import { draftEvent, type ClaimEvent, type EventDraft } from '../claims/claimEvent';
import type { ClaimHistories, MonthHistory, SentClaim, SentLine } from '../claims/claimHistory';
import { toOneLine } from '../claims/recordColumns';
import type { PayerAnswer } from './payerAnswer';
import { postedProblem, type PostedProblemCode } from './postedProblems';

/** What a payer's file adds to the records of claims. */
export interface PostedPlan {
  /** By the number of the record. */
  readonly drafts: ReadonlyMap<number, readonly EventDraft[]>;
  /** How many lines of claims are recorded as denied, and as paid. */
  readonly denied: number;
  readonly paid: number;
  /** What was paid, for the lines that are recorded. */
  readonly amounts: readonly Cents[];
  /** How many lines the record has already. */
  readonly repeated: number;
  /** The lines of the file that have no claim, in the order of the file. */
  readonly problems: readonly Problem[];
}

interface FoundClaim {
  readonly history: MonthHistory;
  readonly claim: SentClaim;
}

/** The claims that went out, by what an answer can have. */
interface ClaimIndex {
  readonly histories: ClaimHistories;
  readonly byControlNumber: ReadonlyMap<string, FoundClaim>;
  readonly byBatch: ReadonlyMap<string, readonly FoundClaim[]>;
}

/**
 * Finds the claim of each answer: by the control number or batch that it was sent with, or by the MRN and the month. An answer that the
 * record has already adds nothing, so a file can be read twice. Nothing is guessed: without exactly one claim, an answer is a problem
 * (CB452 to CB454).
 */
export function planPosted(histories: ClaimHistories, answers: readonly PayerAnswer[]): PostedPlan {
  const index = createIndex(histories);
  const drafts = new Map<number, EventDraft[]>();
  const known = new Set<string>();
  const problems: Problem[] = [];
  const amounts: Cents[] = [];
  const counts = { denied: 0, paid: 0, repeated: 0 };
  for (const answer of answers) {
    const found = findClaim(index, answer);
    const lines = typeof found === 'string' ? [] : findLines(found.claim, answer.code);
    if (typeof found === 'string' || lines.length === 0) {
      problems.push(postedProblem(typeof found === 'string' ? found : 'CB453', answer.range));
      continue;
    }
    const ofRecord = drafts.get(found.claim.recordNumber) ?? [];
    drafts.set(found.claim.recordNumber, ofRecord);
    for (const [place, line] of lines.entries()) {
      // The amount of a whole claim is recorded once, so that the sum of the lines is what was paid.
      const draft = createDraft(found, line, place === 0 ? answer : { ...answer, amount: undefined });
      const key = answerKey(draft);
      if (known.has(key) || found.history.events.some((event) => answerKey(event) === key)) {
        counts.repeated++;
        continue;
      }
      known.add(key);
      ofRecord.push(draft);
      counts[answer.kind]++;
      if (draft.amount !== undefined) {
        amounts.push(draft.amount);
      }
    }
  }
  return { drafts, ...counts, amounts, problems };
}

function createIndex(histories: ClaimHistories): ClaimIndex {
  const byControlNumber = new Map<string, FoundClaim>();
  const byBatch = new Map<string, FoundClaim[]>();
  for (const history of histories.all) {
    for (const claim of history.claims) {
      const found = { history, claim };
      byControlNumber.set(claimControlNumber(history.mrn, history.month, claim.batch, claim.kind), found);
      const ofBatch = byBatch.get(claim.batch) ?? [];
      byBatch.set(claim.batch, ofBatch);
      ofBatch.push(found);
    }
  }
  return { histories, byControlNumber, byBatch };
}

function findClaim(
  { histories, byControlNumber, byBatch }: ClaimIndex,
  answer: PayerAnswer,
): FoundClaim | PostedProblemCode {
  const { reference, mrn, month, code } = answer;
  const sent = byControlNumber.get(reference.toUpperCase());
  if (sent) {
    return sent;
  }
  const history =
    month === undefined
      ? undefined
      : [mrn, reference].flatMap((name) => (name === '' ? [] : (histories.find(name, month) ?? [])))[0];
  if (history) {
    return chooseClaim(history, answer);
  }
  // A batch alone shows the claim only if no other claim of it fits.
  const ofBatch = (mrn === '' ? (byBatch.get(reference) ?? []) : []).filter(
    (found) =>
      (month === undefined || found.history.month === month) &&
      (code === '' || findLines(found.claim, code).length > 0),
  );
  const [only, second] = ofBatch;
  return second ? 'CB454' : (only ?? 'CB452');
}

/** Chooses the claim of a patient-month that an answer is about. */
function chooseClaim(history: MonthHistory, { reference, claimNumber }: PayerAnswer): FoundClaim | PostedProblemCode {
  const { claims, openClaims } = history;
  const named =
    claims.find(({ batch }) => batch === reference) ??
    (claimNumber === '' ? undefined : claims.find((claim) => claim.claimNumber === claimNumber));
  const [only, second] = openClaims;
  if (named) {
    return { history, claim: named };
  }
  return second ? 'CB454' : only ? { history, claim: only } : 'CB452';
}

/** Returns the lines of a claim with a code, or all lines for an answer about the whole claim. */
function findLines({ lines }: SentClaim, code: string): readonly SentLine[] {
  return code === '' ? lines : lines.filter((line) => line.code === code);
}

function createDraft({ history, claim }: FoundClaim, { code, units }: SentLine, answer: PayerAnswer): EventDraft {
  return draftEvent({
    kind: answer.kind,
    batch: claim.batch,
    mrn: history.mrn,
    month: history.month,
    dateOfService: claim.dateOfService,
    code,
    units,
    payer: claim.payer,
    amount: answer.amount,
    claimNumber: toOneLine(answer.claimNumber),
    reason: toOneLine(answer.reason),
  });
}

/** Returns a text that is the same for two events with the same answer. */
function answerKey({ kind, batch, mrn, month, code, amount, claimNumber, reason }: EventDraft | ClaimEvent): string {
  return JSON.stringify([kind, batch, mrn, month, code, amount ?? null, claimNumber, reason]);
}
