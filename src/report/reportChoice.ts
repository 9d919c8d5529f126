import type { ReadinessState } from '../billing/readiness/readiness';
import { formatMonthName, type CalendarMonth } from '../log/values/calendarDate';
import type { ReportColumn } from './reportColumns';
import { t } from '../text/text';
import { stateText } from '../wording/readinessText';

/** The order in which the user wants to see the lines. */
export interface LineOrder {
  readonly column: ReportColumn;
  readonly isDescending: boolean;
}

/** The lines of the report to show, and their order. Undefined properties don't filter. */
export interface ReportChoice {
  readonly month?: CalendarMonth | undefined;
  /** The payer as in the lines; '' for lines without one. */
  readonly payer?: string | undefined;
  /** The referring provider NPI as in the lines; '' for lines without one. */
  readonly npi?: string | undefined;
  /** Only lines with claims in this state. */
  readonly state?: ReadinessState | undefined;
  readonly order?: LineOrder | undefined;
}

export const WHOLE_REPORT: ReportChoice = {};

/** Describes the choice in an export: `Jan 2024  ·  payer Cigna`, or `all months, payers, and providers`. */
export function choiceText({ month, payer, npi, state }: ReportChoice): string {
  const parts = [
    ...(month === undefined ? [] : [formatMonthName(month)]),
    ...(payer === undefined ? [] : [payer === '' ? t`no payer` : t`payer ${payer}`]),
    ...(npi === undefined ? [] : [npi === '' ? t`no referring provider` : t`referring provider ${npi}`]),
    ...(state === undefined ? [] : [t`claims: ${stateText(state)}`]),
  ];
  return parts.length === 0 ? t`all months, payers, and providers` : parts.join('  ·  ');
}
