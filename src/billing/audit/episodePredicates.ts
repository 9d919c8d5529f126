import { warningBit } from '../../log/problems/problems';
import type { CalendarDate } from '../../log/values/calendarDate';
import type { PatientMonth } from '../months/patientMonth';
import type { Episode } from '../rules/episodes';

type PatientEpisode = Episode<PatientMonth>;

const UNREADABLE_CONSENT = warningBit('CB040');

/** Checks whether a month is the first month of an episode that earns a base code, on which problems of the episode are reported. */
export function isFirstBilled(month: PatientMonth, { months }: PatientEpisode): boolean {
  return months.find(({ codes }) => codes.base !== undefined) === month;
}

/**
 * Checks whether no valid entry of an episode has a consent date (sources.md 3.4). An unreadable date is a problem of its row, so
 * the consent isn't missing.
 */
export function lacksConsent(episode: PatientEpisode): boolean {
  return listValidMonths(episode).every(
    ({ summary: { reported } }) => reported.consentDate === undefined && (reported.warnings & UNREADABLE_CONSENT) === 0,
  );
}

/**
 * Checks whether every initiating visit of an episode is after the start of care, which is the initial assessment or the first
 * entry that counts, whichever is earlier (sources.md 3.4). A visit on the same day is in time.
 */
export function startsBeforeVisit(episode: PatientEpisode): boolean {
  const visits = listDates(listValidMonths(episode).map(({ summary }) => summary.reported.initiatingVisit));
  const starts = listDates([...episode.assessments, ...episode.months.map(({ summary }) => summary.earliestDate)]);
  const [start] = starts;
  const [visit] = visits;
  return start !== undefined && visit !== undefined && visit > start;
}

/** Without a valid row, the values of a month are those of a row with an error. */
function listValidMonths({ months }: PatientEpisode): PatientMonth[] {
  return months.filter(({ summary }) => summary.validRows.length > 0);
}

/** Returns the dates that are known, the earliest first. */
function listDates(dates: readonly (CalendarDate | undefined)[]): CalendarDate[] {
  return dates.filter((date) => date !== undefined).sort((a, b) => a - b);
}
