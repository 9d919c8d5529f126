import type { BilledLogs } from '../billing/billedLogs';
import { PROGRAMS } from '../billing/rules/vocabulary/programs';
import { NO_MINUTES, addMinutes, compareMinutes, type Minutes } from '../log/values/minutes';
import type { RowId } from '../log/rows/rowId';
import { formatPhrase, t } from '../text/text';
import { leftOutEntries } from './leftOutEntries';
import { countedMinutes } from './reportEntries';
import type { BillingReport } from './reportLine';

/** The minutes of one program in the chosen months. */
export interface ProgramMinutes {
  /** The name of the program. */
  readonly title: string;
  /** The minutes that count as CoCM time. */
  readonly counted: Minutes;
  /** The minutes that are left out because they belong to another service. */
  readonly leftOut: Minutes;
}

/**
 * Sums the minutes of each program: CoCM first, then the other services that activities and programs name, the largest first. If
 * all time is CoCM time, there's nothing to list.
 */
export function sumByProgram(billed: BilledLogs, { lines, choice }: BillingReport): readonly ProgramMinutes[] {
  const sums = new Map<string, ProgramMinutes>();
  const add = (row: RowId, kind: 'counted' | 'leftOut', minutes: Minutes): void => {
    const title = getTitle(billed, row);
    const sum = sums.get(title) ?? { title, counted: NO_MINUTES, leftOut: NO_MINUTES };
    sums.set(title, { ...sum, [kind]: addMinutes(sum[kind], minutes) });
  };
  for (const { row, minutes } of lines.flatMap((line) => countedMinutes(billed, line))) {
    add(row, 'counted', minutes);
  }
  for (const { row, code, minutes } of leftOutEntries(billed, choice)) {
    if (code === 'CB116') {
      add(row, 'leftOut', minutes);
    }
  }
  const cocm = formatPhrase(PROGRAMS.CoCM.title);
  const total = ({ counted, leftOut }: ProgramMinutes): Minutes => addMinutes(counted, leftOut);
  const others = [...sums.values()]
    .filter(({ title }) => title !== cocm)
    .sort((a, b) => compareMinutes(total(b), total(a)) || (a.title < b.title ? -1 : 1));
  const cocmTime = sums.get(cocm);
  return others.length === 0 ? [] : [...(cocmTime ? [cocmTime] : []), ...others];
}

function getTitle(billed: BilledLogs, row: RowId): string {
  const { isOtherService, otherProgram } = billed.ledger.contactFactsOf(row);
  return isOtherService && otherProgram === undefined
    ? t`Another service`
    : formatPhrase(PROGRAMS[otherProgram ?? 'CoCM'].title);
}
