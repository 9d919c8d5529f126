/** What the command line prints about a log whose dates don't show their order. */
export function assumedDates(log: string): string {
  return `${log}: Check how this log was read. Dates: month first (assumed; no date has a number above 12 to show the order)\n`;
}
