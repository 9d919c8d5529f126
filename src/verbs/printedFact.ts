import type { BilledLogs } from '../billing/billedLogs';
import type { Fact } from '../billing/factList';
import { listFactPlaces } from '../billing/factPlaces';
import type { ReadLogs } from '../files/readLogs';
import { formatIsoMonth } from '../log/values/calendarDate';
import { toPrintedProblem, type PrintedPlace, type PrintedProblem } from './printedProblem';

/** Where rows are: the files of the logs, and the sheets of those that are workbooks. */
type LogPlaces = Pick<ReadLogs<string>, 'files' | 'sheets'>;

/**
 * Converts a fact to a problem as it's printed.
 *
 * @param hasPlaces whether all rows that show it are printed, too. One fact can be in every row of a log
 */
export function toPrintedFact(
  billed: BilledLogs,
  { files, sheets }: LogPlaces,
  fact: Fact,
  hasPlaces: boolean,
): PrintedProblem {
  const { rows, months, patients } = fact.extent;
  return {
    ...toPrintedProblem(files[fact.log] ?? '', fact.problem, sheets[fact.log]),
    rows,
    patientMonths: months,
    patients,
    ...(hasPlaces ? { places: listPrintedPlaces(billed, files, fact) } : {}),
  };
}

function listPrintedPlaces(billed: BilledLogs, files: readonly string[], fact: Fact): readonly PrintedPlace[] {
  return listFactPlaces(billed, fact).flatMap((place): PrintedPlace[] =>
    place.rows.map((row) => ({
      file: files[billed.table.logNumberOf(row)] ?? '',
      line: billed.logOf(row).lineOf(row) + 1,
      ...(place.month ? { month: formatIsoMonth(place.month.month) } : {}),
    })),
  );
}
