import type { Node } from 'jsonc-parser';
import type { Dated } from '../billing/rules/payerProfile';
import { readMonth, type CalendarMonth } from '../log/values/calendarDate';
import type { SettingsReader } from './settingsReader';
import { t } from '../text/text';

/**
 * Reads a list of values with the months in which they apply.
 *
 * @param name the name of the part with the value
 * @param what a member of the list, as the beginning of a sentence
 */
export function readDated<Value>(
  node: Node,
  reader: SettingsReader,
  name: string,
  what: string,
  readValue: (node: Node) => Value | undefined,
): readonly Dated<Value>[] {
  return (node.children ?? []).flatMap((member) => {
    const parts = reader.readParts(member, [name, 'from', 'to'], what);
    const valueNode = parts?.get(name);
    if (!parts || !valueNode) {
      if (parts) {
        reader.report('CB306', member, t`${what} needs "${name}". It isn't applied.`);
      }
      return [];
    }
    const value = readValue(valueNode);
    const fromNode = parts.get('from');
    const toNode = parts.get('to');
    const from = fromNode && readMonthSetting(fromNode, reader);
    const to = toNode && readMonthSetting(toNode, reader);
    // To ignore only a month that can't be read would apply the value to more months than intended.
    const isValid = value !== undefined && (!fromNode || from !== undefined) && (!toNode || to !== undefined);
    return isValid ? [{ value, from, to }] : [];
  });
}

/**
 * Reads a month as YYYY-MM.
 *
 * @param consequence a sentence that is added for a month that can't be read
 */
export function readMonthSetting(
  node: Node,
  reader: SettingsReader,
  consequence: readonly string[] = [],
): CalendarMonth | undefined {
  const text = reader.readText(node, t`The month`);
  const month = text === undefined ? undefined : readMonth(text);
  if (text !== undefined && month === undefined) {
    reader.report('CB303', node, [t`This isn't a month. Write it as YYYY-MM.`, ...consequence].join(' '));
  }
  return month;
}
