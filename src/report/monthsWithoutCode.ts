import { addMinutes, NO_MINUTES, type Minutes } from '../log/values/minutes';
import { counted, minutesText } from '../wording/figureWords';
import { kindText } from '../wording/monthFigures';
import { t } from '../text/text';
import type { ReportLine } from './reportLine';

/** The kinds of months that an error of the log keeps from every code (CB020 and CB021). */
const KINDS_IN_ERROR = ['noAssessment', 'conflictingAssessments'] as const;
type KindInError = (typeof KINDS_IN_ERROR)[number];

/** Patient-months of a report that get no code, whatever their minutes, because of one kind of error. */
export interface MonthsWithoutCode {
  readonly kind: KindInError;
  /** `two initial assessments`. */
  readonly reason: string;
  readonly patientMonths: number;
  /** The exact sum of their counted minutes. */
  readonly minutes: Minutes;
}

/** Lists the patient-months that get no code because of errors, by kind. Their minutes are in the totals, but they aren't billed. */
export function listMonthsWithoutCode(lines: readonly Pick<ReportLine, 'kind' | 'minutes'>[]): MonthsWithoutCode[] {
  return KINDS_IN_ERROR.flatMap((kind) => {
    const months = lines.filter((line) => line.kind === kind);
    const minutes = months.reduce((sum, month) => addMinutes(sum, month.minutes), NO_MINUTES);
    return months.length === 0 ? [] : [{ kind, reason: kindText(kind), patientMonths: months.length, minutes }];
  });
}

/** Returns `12 patient-months (345.5 min) with two initial assessments`, for each kind, or '' if an error costs no code. */
export function monthsWithoutCodeText(withoutCode: readonly MonthsWithoutCode[]): string {
  return withoutCode
    .map(
      ({ reason, patientMonths, minutes }) =>
        t`${counted(patientMonths, 'patient-month')} (${minutesText(minutes)}): ${reason}`,
    )
    .join('; ');
}
