import { readMonth } from '../../log/values/calendarDate';
import type { PanelChoice } from '../../protocol/reportMessages';
import type { ReportChoice } from '../../report/reportChoice';
import type { BillingReport, ReportLine } from '../../report/reportLine';

/** Returns the key that identifies a report line. */
export function getLineKey({ mrn, month }: Pick<ReportLine, 'mrn' | 'month'>): string {
  return `${mrn}\u0000${month}`;
}

/** Converts the panel's choice to the report's. */
export function toReportChoice({ month, payer, npi, state, order }: PanelChoice): ReportChoice {
  return {
    month: readMonth(month),
    payer: payer ?? undefined,
    npi: npi ?? undefined,
    state: state ?? undefined,
    order: order ?? undefined,
  };
}

/** Removes a month, payer, or provider from a choice if the report no longer has a line for it. */
export function removeMissingChoices(choice: PanelChoice, { months, payers, providers }: BillingReport): PanelChoice {
  const { month } = toReportChoice(choice);
  const isMonthMissing = choice.month !== '' && (month === undefined || !months.includes(month));
  const isPayerMissing = choice.payer !== null && !payers.includes(choice.payer);
  const isProviderMissing = choice.npi !== null && !providers.includes(choice.npi);
  if (!isMonthMissing && !isPayerMissing && !isProviderMissing) {
    return choice;
  }
  return {
    ...choice,
    month: isMonthMissing ? '' : choice.month,
    payer: isPayerMissing ? null : choice.payer,
    npi: isProviderMissing ? null : choice.npi,
  };
}
