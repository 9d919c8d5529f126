import type { BilledLogs } from '../billing/billedLogs';
import type { Fact } from '../billing/factList';
import { listFactPlaces } from '../billing/factPlaces';
import type { ReadLogs } from '../files/readLogs';
import { formatIsoMonth } from '../log/values/calendarDate';
import { toPrintedProblem, type PrintedPlace, type PrintedProblem } from './printedProblem';

/** Converts a fact to a problem as it's printed, with all rows that show it. */
export function toPrintedFact(
  billed: BilledLogs,
  { files, sheets }: Pick<ReadLogs<string>, 'files' | 'sheets'>,
  fact: Fact,
): PrintedProblem {
  const { rows, months, patients } = fact.extent;
  const places = listFactPlaces(billed, fact).flatMap((place): PrintedPlace[] =>
    place.rows.map((row) => ({
      file: files[billed.table.logNumberOf(row)] ?? '',
      line: billed.logOf(row).lineOf(row) + 1,
      ...(place.month ? { month: formatIsoMonth(place.month.month) } : {}),
    })),
  );
  return {
    ...toPrintedProblem(files[fact.log] ?? '', fact.problem, sheets[fact.log]),
    rows,
    patientMonths: months,
    patients,
    places,
  };
}
