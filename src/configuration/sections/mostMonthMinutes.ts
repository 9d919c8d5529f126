import { MOST_MONTH_MINUTES } from '../../billing/rules/billingRules';
import { t } from '../../text/text';
import type { Section } from '../section';

/** The minutes of the longest month. */
const MOST = 44_640;

/** `mostMonthMinutes`: the most minutes of a patient-month before its claim is checked. */
export const mostMonthMinutes: Section<number> = {
  defaultValue: MOST_MONTH_MINUTES,
  read(node, reader) {
    const value: unknown = node.value;
    if (node.type === 'number' && typeof value === 'number' && value > 0 && value <= MOST && Number.isInteger(value)) {
      return value;
    }
    reader.report('CB302', node, t`"mostMonthMinutes" must be a whole number from 1 to ${MOST}.`);
    return MOST_MONTH_MINUTES;
  },
  schema: {
    type: 'number',
    description:
      'The most minutes of a patient-month. A month with more is usually a mistake, such as hours read as minutes, so its claim ' +
      'is held for a check. 1200 minutes (20 hours) by default.',
    default: MOST_MONTH_MINUTES,
  },
  template: String(MOST_MONTH_MINUTES),
};
