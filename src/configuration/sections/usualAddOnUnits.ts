import { USUAL_ADD_ON_UNITS } from '../../billing/rules/billingRules';
import { t } from '../../text/text';
import type { Section } from '../section';

/** More units than the minutes of the longest month have. */
const MOST = 1500;

/** `usualAddOnUnits`: the most units of 99494 in a month that the clinic calls usual, for payers without a limit; null for no check. */
export const usualAddOnUnits: Section<number | undefined> = {
  defaultValue: USUAL_ADD_ON_UNITS,
  read(node, reader) {
    if (node.type === 'null') {
      return undefined;
    }
    const value: unknown = node.value;
    if (node.type === 'number' && typeof value === 'number' && value >= 0 && value <= MOST && Number.isInteger(value)) {
      return value;
    }
    reader.report('CB302', node, t`"usualAddOnUnits" must be a whole number from 0 to ${MOST}, or null.`);
    return USUAL_ADD_ON_UNITS;
  },
  schema: {
    description:
      'The most units of 99494 in a month that are usual at your clinic. For a payer without a limit ("addOnCap"), months with more ' +
      'are flagged. 8 units by default, which is 5 hours. null: not checked.',
    examples: [2, 4, 8, null],
    default: USUAL_ADD_ON_UNITS,
  },
  template: String(USUAL_ADD_ON_UNITS),
};
