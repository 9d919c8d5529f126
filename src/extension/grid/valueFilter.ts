import * as vscode from 'vscode';
import { filterValues } from '../../sheet/columnValues';
import type { ViewChoice } from '../../sheet/viewChoice';
import { t } from '../../text/text';
import { counted } from '../../wording/figureWords';
import type { LogSession } from '../logs/logSession';

/** A list with more values can't be read by a person. */
const MOST_VALUES = 1000;

/**
 * Asks for the values of a column to filter by, with the number of entries that have each.
 *
 * @param getChoice returns the current view, which can change while the user chooses
 * @returns the view with the chosen values; undefined if the user canceled
 */
export async function askForValues(
  { billed, log }: LogSession,
  getChoice: () => ViewChoice,
  column: number,
): Promise<ViewChoice | undefined> {
  const values = filterValues(billed, log, column);
  const name = log.header.columns.names[column] ?? '';
  const current = getChoice().filter.values.find((part) => part.column === column)?.values;
  const choices = values.slice(0, MOST_VALUES).map(({ value, count }) => ({
    label: value === '' ? t`(empty)` : value,
    description: counted(count, 'entry'),
    picked: current?.includes(value) === true,
    value,
  }));
  const chosen = await vscode.window.showQuickPick(choices, {
    title: t`Filter by ${name}`,
    placeHolder:
      values.length > MOST_VALUES
        ? t`The ${MOST_VALUES.toLocaleString('en-US')} most frequent values. To find others, filter by text.`
        : t`Only rows with the selected values are shown.`,
    canPickMany: true,
  });
  if (!chosen) {
    return undefined;
  }
  const choice = getChoice();
  const others = choice.filter.values.filter((part) => part.column !== column);
  // No selected value means no filter, because a filter that shows nothing is never meant.
  const isAll = chosen.length === values.length || chosen.length === 0;
  const parts = isAll ? others : [...others, { column, values: chosen.map(({ value }) => value) }];
  return { ...choice, filter: { ...choice.filter, values: parts } };
}
