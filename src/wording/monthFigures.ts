import type { EarnedCodes, NextCode } from '../billing/rules/codes';
import type { MonthKind, PatientMonth } from '../billing/months/patientMonth';
import type { CalendarMonth } from '../log/values/calendarDate';
import { formatMonthName } from '../log/values/calendarDate';
import { formatMinutes, type Minutes } from '../log/values/minutes';
import { grouped } from './figureWords';
import { t } from '../text/text';

/** The figures of a patient-month as text. The code lens, the grid, and the report show the same text. */
export interface MonthFigures {
  /** `Jan 2024` */
  readonly month: string;
  /** `74.22 min` */
  readonly minutes: string;
  /** `99492 + 2 × 99494`, `no code`, or `99493 or G0569` if the clinic hasn't chosen between the two. */
  readonly codes: string;
  /** `25.78 min to 99494`, or why there is no next code. */
  readonly next: string;
  /** Whether a base code is earned. */
  readonly isEarned: boolean;
}

interface FiguresOf {
  readonly month: CalendarMonth;
  readonly kind: MonthKind;
  readonly minutes: Minutes;
  readonly codes: EarnedCodes;
  readonly next: NextCode | undefined;
  /** The other codes if the clinic hasn't chosen between an APCM add-on and the time-based codes. */
  readonly undecided: EarnedCodes | undefined;
}

export function monthFigures({ month, kind, minutes, codes, next, undecided }: FiguresOf): MonthFigures {
  return {
    month: formatMonthName(month),
    minutes: t`${grouped(formatMinutes(minutes))} min`,
    codes: undecided ? t`${codesText(codes)} or ${codesText(undecided)}` : codesText(codes),
    next: next ? t`${grouped(formatMinutes(next.remaining))} min to ${next.code}` : whyNone(kind),
    isEarned: codes.base !== undefined,
  };
}

/** Returns the figures of a patient-month of the ledger. */
export function patientMonthFigures({ month, kind, codes, next, undecided, summary }: PatientMonth): MonthFigures {
  return monthFigures({ month, kind, codes, next, undecided, minutes: summary.minutes });
}

/** `99492 + 2 × 99494`; `no code` when nothing is earned. */
export function codesText({ base, addOnUnits }: EarnedCodes): string {
  if (!base) {
    return t`no code`;
  }
  return addOnUnits === 0 ? base : `${base} + ${addOnUnits} × 99494`;
}

function whyNone(kind: MonthKind): string {
  switch (kind) {
    case 'beforeAssessment':
      return t`before the initial assessment`;
    case 'noAssessment':
      return t`no initial assessment`;
    case 'conflictingAssessments':
      return t`two initial assessments`;
    case 'initial':
    case 'subsequent':
      return '';
  }
}

/** Returns the kind of a month in a few words. */
export function kindText(kind: MonthKind): string {
  switch (kind) {
    case 'initial':
      return t`initial month`;
    case 'subsequent':
      return t`subsequent month`;
    default:
      return whyNone(kind);
  }
}

/** `Guzman, Holly`; the MRN where the log has no name. */
export function patientName(firstName: string, lastName: string, mrn: string): string {
  return [lastName, firstName].filter((part) => part !== '').join(', ') || mrn;
}
