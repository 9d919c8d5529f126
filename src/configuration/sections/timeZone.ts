import { AS_WRITTEN, isTimeZone } from '../../log/values/timeStamps';
import { t } from '../../text/text';
import type { Section } from '../section';

/** `timeZone`: the clinic's zone, to which time stamps with an offset from UTC are converted (sources.md 4). */
export const timeZone: Section<string | undefined> = {
  defaultValue: undefined,
  read(node, reader) {
    if (node.type === 'null') {
      return undefined;
    }
    const text = reader.readText(node, t`The time zone`);
    if (text === undefined || text === AS_WRITTEN || isTimeZone(text)) {
      return text;
    }
    reader.report('CB303', node, t`This isn't a time zone. Write its name, such as America/New_York.`);
    return undefined;
  },
  schema: {
    type: 'string',
    description:
      'The time zone of the clinic, such as America/New_York. Time stamps with an offset from UTC, such as 2024-04-01T02:30:00Z, get ' +
      'the date that they have there. Dates without a time, and times without an offset, never change. "asWritten": the dates of the ' +
      'stamps are right. Without this setting, dates are read as written, and those that could be in another month are flagged.',
    examples: [
      'America/New_York',
      'America/Chicago',
      'America/Denver',
      'America/Phoenix',
      'America/Los_Angeles',
      'America/Anchorage',
      'Pacific/Honolulu',
      AS_WRITTEN,
    ],
  },
  template: 'null // such as "America/New_York"',
};
