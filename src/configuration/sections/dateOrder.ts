import type { DateOrder } from '../../log/values/dateText';
import type { Section } from '../section';
import { t } from '../../text/text';

/** `dateOrder`: how 3/4/2024 is read if no date in the log shows the order (sources.md 8.3). */
export const dateOrder: Section<DateOrder | undefined> = {
  defaultValue: undefined,
  read(node, reader) {
    if (node.type === 'null') {
      return undefined;
    }
    return reader.readWord(node, ['monthFirst', 'dayFirst'], t`The order of dates`);
  },
  schema: {
    type: 'string',
    description:
      'How a date such as 3/4/2024 is read if the log does not show the order. A date with a number above 12 always decides ' +
      'for its whole file.',
    enum: ['monthFirst', 'dayFirst', null],
    enumDescriptions: ['3/4/2024 is March 4.', '3/4/2024 is April 3.', 'Month first. The status bar shows "assumed".'],
  },
  template: 'null // "monthFirst" or "dayFirst"',
};
