/** Returns the name of the record of claims next to a log: `march.billed.csv` for `march.timelog.csv`. */
export function recordFileName(logName: string): string {
  return `${logName.replace(/(\.timelog)?\.csv$/i, '')}.billed.csv`;
}

/** Checks whether a file has the name of a record of claims. */
export function isRecordFileName(name: string): boolean {
  return /\.billed\.csv$/i.test(name);
}
