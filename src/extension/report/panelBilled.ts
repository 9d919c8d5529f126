import { formatCents } from '../../billing/rules/feeSchedule';
import { formatDate, formatMonthName, type CalendarMonth } from '../../log/values/calendarDate';
import type { PanelBatch, PanelBatchLine, PanelBilled, PanelNewClaim } from '../../protocol/claimMessages';
import {
  LINE_STATES,
  listBatches,
  type Batch,
  type BatchLine,
  type LineState,
} from '../../report/batches/billedBatches';
import { linesText } from '../../report/claims/claimChange';
import type { SentKind } from '../../report/claims/claimEvent';
import { ClaimHistories } from '../../report/claims/claimHistory';
import { findAccount, planClaims, type PlannedClaim } from '../../report/claims/claimPlan';
import type { DecisionTarget } from '../../report/claims/decisions';
import { planSentence, waitingSentences } from '../../report/claims/claimPlanWords';
import type { BillingReport } from '../../report/reportLine';
import { formatPhrase, t } from '../../text/text';
import { counted, grouped } from '../../wording/figureWords';
import { patientName } from '../../wording/monthFigures';
import { getLineKey } from './panelChoice';
import type { ReportSource } from './reportSource';

/** More claims and lines are seen by filtering the report by month. */
const MOST_CLAIMS = 200;

/** Creates what would go out and what went out, of the chosen month or of all months. */
export function createPanelBilled(source: ReportSource, { choice: { month } }: BillingReport): PanelBilled {
  const { billed, claims, files } = source;
  const histories = claims?.histories ?? new ClaimHistories([]);
  const numberOfLog = claims?.numberOfLog ?? files.map((_, index) => index);
  const plan = planClaims(billed, histories, { month, numberOfLog });
  const damage = claims?.damage ?? '';
  return {
    damage,
    plan: planSentence(plan),
    canExport: damage === '' && plan.claims.length > 0,
    claims: plan.claims.slice(0, MOST_CLAIMS).map((claim) => createNewClaim(source, claim)),
    more: Math.max(0, plan.claims.length - MOST_CLAIMS),
    waiting: waitingSentences(plan),
    batches: listBatches(histories, month).map((batch) => createBatch(source, batch)),
  };
}

/** Describes the claim to void of a patient-month that no longer earns a code, so that it has no state. Nothing if there is none. */
export function describeVoid({ billed, claims }: ReportSource, target: DecisionTarget): readonly string[] {
  if (!claims?.histories.find(target.mrn, target.month)) {
    return [];
  }
  const { state } = findAccount(billed, claims.histories, target);
  switch (state.kind) {
    case 'void':
      return [t`sent on ${formatDate(state.claim.time.date)}, to void: ${state.change}`];
    case 'billedTwice':
      return [t`billed twice`];
    default:
      return [];
  }
}

function createNewClaim(source: ReportSource, claim: PlannedClaim): PanelNewClaim {
  const { kind, mrn, month, lines, dateOfService, payer, change } = claim;
  return {
    key: getLineKey({ mrn, month }),
    kind: kindName(kind),
    patient: findPatient(source, mrn, month),
    month: formatMonthName(month),
    codes: linesText(lines),
    dateOfService: dateOfService === undefined ? '' : formatDate(dateOfService),
    payer,
    change,
  };
}

function kindName(kind: SentKind): string {
  switch (kind) {
    case 'billed':
      return t`New`;
    case 'replaced':
      return t`Replacement`;
    case 'voided':
      return t`Void`;
  }
}

/** Returns a patient's name, or the MRN if the logs no longer have the patient. */
function findPatient({ billed: { ledger } }: ReportSource, mrn: string, month: CalendarMonth): string {
  const patientMonth = ledger.patientMonth(mrn, month) ?? ledger.monthsOf(mrn).at(-1);
  const { firstName = '', lastName = '' } = patientMonth?.summary.reported ?? {};
  return patientName(firstName, lastName, mrn);
}

function createBatch(source: ReportSource, { name, date, lines, units, paid, states }: Batch): PanelBatch {
  return {
    name,
    date: formatDate(date),
    size: [counted(lines.length, 'line'), units === 1 ? t`1 unit` : t`${grouped(String(units))} units`].join(', '),
    paid: paid === undefined ? '' : `$${formatCents(paid)}`,
    states: (Object.keys(LINE_STATES) as LineState[])
      .flatMap((state) => {
        const count = states.get(state);
        return count === undefined ? [] : [`${grouped(String(count))} ${formatPhrase(LINE_STATES[state])}`];
      })
      .join(', '),
    lines: lines.slice(0, MOST_CLAIMS).map((line) => createBatchLine(source, line)),
    more: Math.max(0, lines.length - MOST_CLAIMS),
  };
}

function createBatchLine(source: ReportSource, { event, state, paid, reason }: BatchLine): PanelBatchLine {
  const { mrn, month, dateOfService, code, units } = event;
  return {
    key: getLineKey({ mrn, month }),
    patient: findPatient(source, mrn, month),
    month: formatMonthName(month),
    dateOfService: dateOfService === undefined ? '' : formatDate(dateOfService),
    code: code ?? '',
    units: String(units),
    paid: paid === undefined ? '' : `$${formatCents(paid)}`,
    state: formatPhrase(LINE_STATES[state]),
    reason: reason || event.reason,
  };
}
