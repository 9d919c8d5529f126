import { READINESS_STATES } from '../../billing/readiness/readiness';
import { isToLookAt } from '../../billing/readiness/sentClaim';
import type { PanelDenied } from '../../protocol/claimMessages';
import type { PanelClaim, PanelClaimReason, PanelState } from '../../protocol/reportMessages';
import { formatDate, formatMonthName } from '../../log/values/calendarDate';
import type { DeniedLine } from '../../report/claims/deniedLines';
import { groupByReason } from '../../report/readiness/claimsByReason';
import { stateFiguresText } from '../../report/readiness/readyLines';
import type { BillingReport } from '../../report/reportLine';
import { monthFigures, patientName } from '../../wording/monthFigures';
import { reasonTitle, stateText } from '../../wording/readinessText';
import { getLineKey } from './panelChoice';
import { formatPlace } from './panelPlaces';
import type { ReportSource } from './reportSource';

/** More patient-months of a reason are seen by filtering the report by state and month. */
const MOST_CLAIMS = 100;

/** Creates the totals of each state, for the filter by state. */
export function createPanelStates({ stateTotals, lines }: BillingReport): readonly PanelState[] {
  return READINESS_STATES.flatMap((state) => {
    const totals = stateTotals.get(state);
    const toLookAt = lines.filter(({ readiness }) => readiness?.state === state && isToLookAt(readiness)).length;
    return totals
      ? [{ state, name: stateText(state), count: totals.lines, toLookAt, totals: stateFiguresText(totals) }]
      : [];
  });
}

/** Creates the list of reasons for which claims of the report are held or checked, each with its patient-months. */
export function createPanelClaims(source: ReportSource, report: BillingReport): readonly PanelClaimReason[] {
  return groupByReason(source.billed, report).map(({ reason, isHold, claims }) => ({
    reason,
    title: reasonTitle(reason),
    isHold,
    count: claims.length,
    claims: claims.slice(0, MOST_CLAIMS).map(({ line, log, at }): PanelClaim => {
      const { month, codes } = monthFigures(line);
      return {
        key: getLineKey(line),
        patient: patientName(line.firstName, line.lastName, line.mrn),
        month,
        codes,
        log,
        line: at,
        place: formatPlace(source, log, at),
      };
    }),
    more: Math.max(0, claims.length - MOST_CLAIMS),
  }));
}

/** Creates a line that the payer denied. Without a line of its patient-month in the report, there's only the MRN. */
export function createPanelDenied(source: ReportSource, report: BillingReport, denied: DeniedLine): PanelDenied {
  const { mrn, month, code, units, deniedOn, reason, claimNumber, place } = denied;
  const shown = report.lines.find((line) => line.mrn === mrn && line.month === month);
  return {
    key: shown ? getLineKey(shown) : '',
    patient: shown ? patientName(shown.firstName, shown.lastName, mrn) : mrn,
    month: formatMonthName(month),
    codes: `${units} × ${code}`,
    deniedOn: formatDate(deniedOn),
    reason,
    claimNumber,
    at: place && { ...place, place: formatPlace(source, place.log, place.line) },
  };
}
