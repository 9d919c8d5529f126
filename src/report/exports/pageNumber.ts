import { t } from '../../text/text';
import { styleString } from './markup';

/** A placeholder for a CSS counter. No text contains it. */
const COUNTER = '\u0000';

/** Returns `"Page " counter(page) " of " counter(pages)` in the display language, for the style of a printed page. */
export function pageNumber(): string {
  const [before = '', between = '', after = ''] = t`Page ${COUNTER} of ${COUNTER}`.split(COUNTER);
  return `${styleString(before)} counter(page) ${styleString(between)} counter(pages) ${styleString(after)}`;
}
