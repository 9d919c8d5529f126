import { monthOf, monthsBetween, type CalendarDate, type CalendarMonth } from '../log/calendarDate';

/** Calendar months without service after which a new assessment begins a new episode (billing-rules 3.1, NC Medicaid). */
export const MONTHS_THAT_END_AN_EPISODE = 6;

/** A patient's month as the log has it. */
export interface MonthOfService {
  readonly month: CalendarMonth;
  /** Whether any entry of the month counts. */
  readonly hasService: boolean;
  /** The distinct initial assessments that rows of this month state. */
  readonly assessments: readonly CalendarDate[];
}

/** A run of months of care under one initial assessment. */
export interface Episode {
  readonly months: readonly CalendarMonth[];
  /** Distinct, ascending. One in a sound log; none or several, and no code can be given. */
  readonly assessments: readonly CalendarDate[];
}

/** Months with no break between them. */
interface Stretch {
  readonly months: CalendarMonth[];
  readonly assessments: Set<CalendarDate>;
  lastService: CalendarMonth | undefined;
}

/**
 * Divides a patient's months into episodes: after six or more calendar months without service, months that state a new initial
 * assessment, made after that break, are a new episode, outreach before the assessment included; any others go on with the
 * old one.
 *
 * @param months in ascending order
 */
export function findEpisodes(months: readonly MonthOfService[]): Episode[] {
  const episodes: Stretch[] = [];
  for (const stretch of stretchesOf(months)) {
    const current = episodes.at(-1);
    if (!current || beginsEpisode(current, stretch)) {
      episodes.push(stretch);
    } else {
      current.months.push(...stretch.months);
      stretch.assessments.forEach((assessment) => current.assessments.add(assessment));
      current.lastService = stretch.lastService ?? current.lastService;
    }
  }
  return episodes.map(({ months: its, assessments }) => ({
    months: its,
    assessments: [...assessments].sort((a, b) => a - b),
  }));
}

function stretchesOf(months: readonly MonthOfService[]): Stretch[] {
  const stretches: Stretch[] = [];
  for (const { month, hasService, assessments } of months) {
    let current = stretches.at(-1);
    if (!current || (current.lastService !== undefined && isBreak(current.lastService, month))) {
      current = { months: [], assessments: new Set(), lastService: undefined };
      stretches.push(current);
    }
    current.months.push(month);
    for (const assessment of assessments) {
      current.assessments.add(assessment);
    }
    current.lastService = hasService ? month : current.lastService;
  }
  return stretches;
}

function beginsEpisode(current: Stretch, stretch: Stretch): boolean {
  const last = current.lastService;
  return (
    last !== undefined &&
    [...stretch.assessments].some(
      (assessment) => !current.assessments.has(assessment) && isBreak(last, monthOf(assessment)),
    )
  );
}

function isBreak(lastService: CalendarMonth, resumed: CalendarMonth): boolean {
  return monthsBetween(lastService, resumed) - 1 >= MONTHS_THAT_END_AN_EPISODE;
}
