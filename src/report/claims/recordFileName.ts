/** Returns the name of the record of claims next to a log: `march.billed.csv` for `march.timelog.csv`. */
export function recordFileName(logName: string): string {
  return `${logName.replace(/(\.timelog)?\.csv$/i, '')}.billed.csv`;
}
