import { monthOf, type CalendarDate } from '../../log/values/calendarDate';
import type { Episode } from '../rules/episodes';
import type { MonthKind, PatientMonth } from './patientMonth';

/**
 * Returns what a month is to the payer (sources.md 0.1 and 3.3).
 *
 * @param isInitialOpen whether no month of the episode has earned a first-month code yet
 */
export function findMonthKind(month: PatientMonth, episode: Episode, isInitialOpen: boolean): MonthKind {
  if (episode.assessments.length > 1) {
    return 'conflictingAssessments';
  }
  const assessment: CalendarDate | undefined = episode.assessments[0];
  if (assessment === undefined) {
    return 'noAssessment';
  }
  const initial = monthOf(assessment);
  if (month.month < initial) {
    return 'beforeAssessment';
  }
  const isFirst = month.summary.profile.firstMonth === 'firstEarnedMonth' ? isInitialOpen : month.month === initial;
  return isFirst ? 'initial' : 'subsequent';
}
