import { normalizeColumnName } from '../../log/header/columnNames';
import { COLUMN_UNITS, type ConfiguredUnit, type DurationSettings } from '../../log/header/durationSettings';
import { t } from '../../text/text';
import type { Section } from '../section';

/** `times`: what the start and the end of an entry mean. */
export const times: Section<DurationSettings['times']> = {
  defaultValue: 'contact',
  read(node, reader) {
    return reader.readWord(node, ['contact', 'notCompared'], t`The meaning of the times`) ?? 'contact';
  },
  schema: {
    type: 'string',
    description:
      'What the start and the end of an entry mean. Entries with more minutes than between them are left out, unless the times ' +
      'mean something else.',
    enum: ['contact', 'notCompared'],
    enumDescriptions: [
      'The time of the contact (the default). More minutes than between start and end are an error.',
      'Something else, such as an appointment. They are used only for entries without minutes.',
    ],
    default: 'contact',
  },
  template: '"contact" // or "notCompared"',
};

/** `hoursAndMinutes`: how hours and minutes in one entry are read if they don't mean the same. */
export const hoursAndMinutes: Section<DurationSettings['hoursAndMinutes']> = {
  defaultValue: undefined,
  read(node, reader) {
    if (node.type === 'null') {
      return undefined;
    }
    return reader.readWord(node, ['parts', 'minutes'], t`The reading of hours and minutes`);
  },
  schema: {
    type: 'string',
    description:
      'How an entry is read that has both hours and minutes, such as 1 and 15, if they do not mean the same. Without an answer, ' +
      'such an entry is left out.',
    enum: ['parts', 'minutes', null],
    enumDescriptions: [
      'They are parts of one duration: 1 hour and 15 minutes are 75 minutes.',
      'Only the minutes count.',
      'Not answered: the entry is left out with an error.',
    ],
  },
  template: 'null // "parts" or "minutes"',
};

/** `units`: the units of columns with durations. */
export const units: Section<DurationSettings['units']> = {
  defaultValue: new Map(),
  read(node, reader) {
    const entries = reader.readGroup(node, t`The group "units"`, normalizeColumnName) ?? [];
    return new Map(
      entries.flatMap(({ name, value }): [string, ConfiguredUnit][] => {
        const unit = reader.readWord(value, COLUMN_UNITS, t`The unit of this column`);
        return unit === undefined ? [] : [[normalizeColumnName(name), unit]];
      }),
    );
  },
  schema: {
    type: 'object',
    description:
      'The units of columns with durations: the name in the header, then the unit of its numbers. Without an answer, a column is ' +
      'in minutes, or in the unit that its name shows, unless its values show another unit.',
    additionalProperties: {
      description: 'The unit of the numbers in this column.',
      enum: COLUMN_UNITS,
      enumDescriptions: [
        'Minutes. A value such as 1:15 is in hours and minutes.',
        'Decimal hours, such as 1.25.',
        'Seconds.',
        'Days, as spreadsheets store durations: 0.03125 is 45 minutes.',
        'Hours and minutes: 1:15 is 75 minutes.',
        'Minutes and seconds: 18:30 is 18.5 minutes.',
      ],
    },
  },
  template: '{\n  // "Duration": "hours"\n}',
};
