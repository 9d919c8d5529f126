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
}

export const DEFAULT_DURATION_SETTINGS: DurationSettings = { times: 'contact', hoursAndMinutes: undefined };
