import type { DurationSettings } from '../../log/rows/durationSettings';
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
