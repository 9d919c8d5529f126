import { DURATION_UNITS, type DurationUnit } from '../values/plainDuration';

/**
 * How a column of durations is read: the unit of its plain numbers, or what a value such as 18:25 means, which has plain numbers in
 * minutes, too.
 */
export const COLUMN_UNITS = [...DURATION_UNITS, 'hoursAndMinutes', 'minutesAndSeconds'] as const;
export type ConfiguredUnit = (typeof COLUMN_UNITS)[number];

/** What a team has answered about the durations in its logs. */
export interface DurationSettings {
  /**
   * What start and end mean. `contact`: the time of the contact, so that an entry can't have more minutes. `notCompared`: something
   * else, such as an appointment, so that they are used only where a log has no minutes.
   */
  readonly times: 'contact' | 'notCompared';
  /**
   * How hours and minutes in one entry are read if they don't mean the same. `parts`: added up, such as 1 hour and 15 minutes.
   * `minutes`: only the minutes count. Undefined: not answered, so such entries are errors.
   */
  readonly hoursAndMinutes: 'parts' | 'minutes' | undefined;
  /** The units of columns, by normalized column name. */
  readonly units: ReadonlyMap<string, ConfiguredUnit>;
}

export const DEFAULT_DURATION_SETTINGS: DurationSettings = {
  times: 'contact',
  hoursAndMinutes: undefined,
  units: new Map(),
};

/** The unit of a column's plain numbers, if it's configured. */
export function getPlainUnit(configured: ConfiguredUnit): DurationUnit {
  return configured === 'hoursAndMinutes' || configured === 'minutesAndSeconds' ? 'minutes' : configured;
}
