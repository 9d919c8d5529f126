import { addAll } from '../../text/lists';
import { monthOf, monthsBetween, type CalendarDate, type CalendarMonth } from '../../log/values/calendarDate';

/** The calendar months without service after which a new assessment begins a new episode (sources.md 3.1, NC Medicaid). */
export const MONTHS_THAT_END_AN_EPISODE = 6;

/** The parts of a patient's month that decide its episode. */
export interface MonthOfService {
  readonly month: CalendarMonth;
  readonly summary: {
    /** The number of entries that count. */
    readonly entryCount: number;
    /** The distinct initial assessments in the rows of this month. */
    readonly assessments: readonly CalendarDate[];
  };
}

/** The months of care under one initial assessment. */
export interface Episode<Month extends MonthOfService = MonthOfService> {
  readonly months: readonly Month[];
  /** The distinct initial assessments, ascending. Codes are assigned only if there is exactly one. */
  readonly assessments: readonly CalendarDate[];
}

/** Months without a break between them. */
interface Stretch<Month> {
  readonly months: Month[];
  readonly assessments: Set<CalendarDate>;
  lastService: CalendarMonth | undefined;
}

/**
 * Divides a patient's months into episodes. After six or more calendar months without service, months with a new initial
 * assessment that was made after the break are a new episode, including outreach before the assessment. Other months continue
 * the previous episode.
 *
 * @param months the months in ascending order
 */
export function findEpisodes<Month extends MonthOfService>(months: readonly Month[]): readonly Episode<Month>[] {
  const episodes: Stretch<Month>[] = [];
  for (const stretch of findStretches(months)) {
    const current = episodes.at(-1);
    const assessments = current ? findNewAssessments(current, stretch) : stretch.assessments;
    if (!current || assessments) {
      episodes.push({ ...stretch, assessments: assessments ?? new Set() });
    } else {
      addAll(current.months, stretch.months);
      addTo(current.assessments, stretch.assessments);
      current.lastService = stretch.lastService ?? current.lastService;
    }
  }
  return episodes.map(({ months: ofEpisode, assessments }) => ({
    months: ofEpisode,
    assessments: [...assessments].sort((a, b) => a - b),
  }));
}

function findStretches<Month extends MonthOfService>(months: readonly Month[]): Stretch<Month>[] {
  const stretches: Stretch<Month>[] = [];
  let current: Stretch<Month> | undefined;
  for (const each of months) {
    const { month, summary } = each;
    if (!current || (current.lastService !== undefined && isBreak(current.lastService, month))) {
      current = { months: [], assessments: new Set(), lastService: undefined };
      stretches.push(current);
    }
    current.months.push(each);
    addTo(current.assessments, summary.assessments);
    current.lastService = summary.entryCount > 0 ? month : current.lastService;
  }
  return stretches;
}

function addTo(assessments: Set<CalendarDate>, more: Iterable<CalendarDate>): void {
  for (const assessment of more) {
    assessments.add(assessment);
  }
}

/**
 * Returns the assessments of a new episode, or undefined if the stretch continues the current one. The rows after a break can still
 * have the assessment of the previous episode, for example until the new assessment is made. It isn't one of the new episode.
 */
function findNewAssessments(current: Stretch<unknown>, stretch: Stretch<unknown>): Set<CalendarDate> | undefined {
  const last = current.lastService;
  const isOld = (assessment: CalendarDate): boolean =>
    last === undefined || monthOf(assessment) <= last || current.assessments.has(assessment);
  const assessments = [...stretch.assessments].filter((assessment) => !isOld(assessment));
  return last !== undefined && assessments.some((assessment) => isBreak(last, monthOf(assessment)))
    ? new Set(assessments)
    : undefined;
}

function isBreak(lastService: CalendarMonth, resumed: CalendarMonth): boolean {
  return monthsBetween(lastService, resumed) - 1 >= MONTHS_THAT_END_AN_EPISODE;
}
