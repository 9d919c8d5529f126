import { CONFIGURED_DATE_ORDERS, type ConfiguredDateOrder } from '../../log/header/dateOrder';
import type { Section } from '../section';
import { t } from '../../text/text';

/** `dateOrder`: how 3/4/2024 and 24-01-03 are read if the dates of a column don't show the order (sources.md 8.3). */
export const dateOrder: Section<ConfiguredDateOrder | undefined> = {
  defaultValue: undefined,
  read(node, reader) {
    if (node.type === 'null') {
      return undefined;
    }
    return reader.readWord(node, CONFIGURED_DATE_ORDERS, t`The order of dates`);
  },
  schema: {
    type: 'string',
    description:
      'How dates such as 3/4/2024 and 24-01-03 are read in a column that does not show the order. A column shows it if most ' +
      'of its dates can be read in only one order.',
    enum: [...CONFIGURED_DATE_ORDERS, null],
    enumDescriptions: [
      '3/4/2024 is March 4.',
      '3/4/2024 is April 3.',
      '24-01-03 is January 3, 2024, and 3/4/2024 is March 4.',
      'Month first. Every report shows "assumed".',
    ],
  },
  template: 'null // "monthFirst", "dayFirst", or "yearFirst"',
};
