import { formatMonthName, type CalendarMonth } from '../log/values/calendarDate';
import type { ReportColumn } from './reportColumns';
import { t } from '../text/text';

/** The order in which a person wants to see the lines. */
export interface LineOrder {
  readonly column: ReportColumn;
  readonly isDescending: boolean;
}

/** Which lines of the report are wanted, and in which order; what is undefined limits nothing. */
export interface ReportChoice {
  readonly month?: CalendarMonth | undefined;
  /** As it stands in the lines; '' for those that have none. */
  readonly payer?: string | undefined;
  /** The referring provider's NPI as it stands in the lines; '' for those that have none. */
  readonly npi?: string | undefined;
  readonly order?: LineOrder | undefined;
}

export const WHOLE_REPORT: ReportChoice = {};

/** `Jan 2024  ·  payer Cigna`, or `all months, payers and providers`: what an export says of itself. */
export function choiceText({ month, payer, npi }: ReportChoice): string {
  const parts = [
    ...(month === undefined ? [] : [formatMonthName(month)]),
    ...(payer === undefined ? [] : [payer === '' ? t`no payer` : t`payer ${payer}`]),
    ...(npi === undefined ? [] : [npi === '' ? t`no referring provider` : t`referring provider ${npi}`]),
  ];
  return parts.length === 0 ? t`all months, payers and providers` : parts.join('  ·  ');
}
