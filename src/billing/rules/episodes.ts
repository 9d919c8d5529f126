import { monthOf, monthsBetween, type CalendarDate, type CalendarMonth } from '../../log/values/calendarDate';

/** Calendar months without service after which a new assessment begins a new episode (sources.md 3.1, NC Medicaid). */
export const MONTHS_THAT_END_AN_EPISODE = 6;

/** A patient's month as the log has it; the months themselves are divided, whatever else is known of them. */
export interface MonthOfService {
  readonly month: CalendarMonth;
  readonly summary: {
    /** How many entries count. */
    readonly entryCount: number;
    /** The distinct initial assessments that rows of this month state. */
    readonly assessments: readonly CalendarDate[];
  };
}

/** A run of months of care under one initial assessment. */
export interface Episode<Month extends MonthOfService = MonthOfService> {
  readonly months: readonly Month[];
  /** Distinct, ascending. One in a sound log; none or several, and no code can be given. */
  readonly assessments: readonly CalendarDate[];
}

/** Months with no break between them. */
interface Stretch<Month> {
  readonly months: Month[];
  readonly assessments: CalendarDate[];
  lastService: CalendarMonth | undefined;
}

/**
 * Divides a patient's months into episodes: after six or more calendar months without service, months that state a new initial
 * assessment, made after that break, are a new episode, outreach before the assessment included; any others go on with the
 * old one.
 *
 * @param months in ascending order
 */
export function findEpisodes<Month extends MonthOfService>(months: readonly Month[]): readonly Episode<Month>[] {
  const episodes: Stretch<Month>[] = [];
  for (const stretch of findStretches(months)) {
    const current = episodes.at(-1);
    if (!current || beginsEpisode(current, stretch)) {
      episodes.push(stretch);
    } else {
      current.months.push(...stretch.months);
      addTo(current.assessments, stretch.assessments);
      current.lastService = stretch.lastService ?? current.lastService;
    }
  }
  episodes.forEach(({ assessments }) => assessments.sort((a, b) => a - b));
  return episodes;
}

function findStretches<Month extends MonthOfService>(months: readonly Month[]): Stretch<Month>[] {
  const stretches: Stretch<Month>[] = [];
  let current: Stretch<Month> | undefined;
  for (const each of months) {
    const { month, summary } = each;
    if (!current || (current.lastService !== undefined && isBreak(current.lastService, month))) {
      current = { months: [], assessments: [], lastService: undefined };
      stretches.push(current);
    }
    current.months.push(each);
    addTo(current.assessments, summary.assessments);
    current.lastService = summary.entryCount > 0 ? month : current.lastService;
  }
  return stretches;
}

/** Each once. */
function addTo(assessments: CalendarDate[], more: readonly CalendarDate[]): void {
  for (const assessment of more) {
    if (!assessments.includes(assessment)) {
      assessments.push(assessment);
    }
  }
}

function beginsEpisode(current: Stretch<unknown>, stretch: Stretch<unknown>): boolean {
  const last = current.lastService;
  return (
    last !== undefined &&
    stretch.assessments.some(
      (assessment) => !current.assessments.includes(assessment) && isBreak(last, monthOf(assessment)),
    )
  );
}

function isBreak(lastService: CalendarMonth, resumed: CalendarMonth): boolean {
  return monthsBetween(lastService, resumed) - 1 >= MONTHS_THAT_END_AN_EPISODE;
}
