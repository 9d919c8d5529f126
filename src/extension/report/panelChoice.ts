import { readMonth } from '../../log/values/calendarDate';
import type { PanelChoice } from '../../protocol/reportMessages';
import type { ReportChoice } from '../../report/reportChoice';
import type { BillingReport, ReportLine } from '../../report/reportLine';

/** Identity of a report line. */
export function lineKey({ mrn, month }: Pick<ReportLine, 'mrn' | 'month'>): string {
  return `${mrn}\u0000${month}`;
}

/** The panel's choice as the report takes it. */
export function reportChoice({ month, payer, npi, order }: PanelChoice): ReportChoice {
  return {
    month: readMonth(month),
    payer: payer ?? undefined,
    npi: npi ?? undefined,
    order: order ?? undefined,
  };
}

/** The choice without a month, payer or provider whose last line is gone. */
export function possibleChoice(choice: PanelChoice, { months, payers, providers }: BillingReport): PanelChoice {
  const { month } = reportChoice(choice);
  const isMonthGone = choice.month !== '' && (month === undefined || !months.includes(month));
  const isPayerGone = choice.payer !== null && !payers.includes(choice.payer);
  const isProviderGone = choice.npi !== null && !providers.includes(choice.npi);
  if (!isMonthGone && !isPayerGone && !isProviderGone) {
    return choice;
  }
  return {
    ...choice,
    month: isMonthGone ? '' : choice.month,
    payer: isPayerGone ? null : choice.payer,
    npi: isProviderGone ? null : choice.npi,
  };
}
