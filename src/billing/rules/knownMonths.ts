import { formatIsoMonth, formatMonthName, type CalendarMonth } from '../../log/values/calendarDate';
import { t } from '../../text/text';
import { CODE_PERIODS } from './codes';
import type { PayerProfile } from './payerProfile';

/** Why the rules of a profile aren't known for a month. */
type Gap = 'beforeCodes' | 'beforeSource' | 'afterSource' | 'afterCheck';

function findGap({ rulesAsOf, sourceFrom, sourceTo }: PayerProfile, month: CalendarMonth): Gap | undefined {
  if (month < CODE_PERIODS['99492'].from) {
    return 'beforeCodes';
  }
  if (sourceFrom !== undefined && month < sourceFrom) {
    return 'beforeSource';
  }
  if (sourceTo !== undefined && month > sourceTo) {
    return 'afterSource';
  }
  // Payers change their rules with the calendar year.
  return getYear(month) > getYear(rulesAsOf) ? 'afterCheck' : undefined;
}

/** Checks whether the profile's rules are known for a month. */
export function areRulesKnown(profile: PayerProfile, month: CalendarMonth): boolean {
  return findGap(profile, month) === undefined;
}

/** Checks whether the month is in a later year than the last check of the rules. */
export function isAfterCheck(profile: PayerProfile, month: CalendarMonth): boolean {
  return findGap(profile, month) === 'afterCheck';
}

/** Returns why the profile's rules aren't known for a month, or '' if they are. Months with the same reason have the same text. */
export function rulesNotice(profile: PayerProfile, month: CalendarMonth): string {
  const { title, rulesAsOf, sourceFrom = month, sourceTo = month } = profile;
  switch (findGap(profile, month)) {
    case 'beforeCodes':
      return t`99492, 99493, and 99494 exist from ${formatMonthName(CODE_PERIODS['99492'].from)}. Earlier months don't earn them.`;
    case 'beforeSource':
      return t`The source of the “${title}” profile begins in ${formatMonthName(sourceFrom)}. For earlier months, check the payer's rules.`;
    case 'afterSource':
      return t`The source of the “${title}” profile ends in ${formatMonthName(sourceTo)}. For later months, check the payer's rules.`;
    case 'afterCheck':
      return t`The rules of the “${title}” profile are as of ${formatIsoMonth(rulesAsOf)}. The rules for ${getYear(month)} aren't known yet.`;
    case undefined:
      return '';
  }
}

function getYear(month: CalendarMonth): number {
  return Math.floor(month / 100);
}
