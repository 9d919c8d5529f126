import { formatIsoMonth, type CalendarMonth } from '../../log/values/calendarDate';

const MONTH_NAMES = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** Returns the month after a month. */
export function monthAfter(month: CalendarMonth): CalendarMonth {
  return (month % 100 === 12 ? month + 89 : month + 1) as CalendarMonth;
}

/** Returns the month before a month. */
export function monthBefore(month: CalendarMonth): CalendarMonth {
  return (month % 100 === 1 ? month - 89 : month - 1) as CalendarMonth;
}

/**
 * Returns the month end of the next month: the month is advanced wherever the file writes it, as `2026-03` or `March 2026`, and the ticks
 * of its lists are cleared. Everything else is unchanged.
 */
export function advanceMonthEnd(text: string, month: CalendarMonth): string {
  const next = monthAfter(month);
  return text
    .replaceAll(formatIsoMonth(month), formatIsoMonth(next))
    .replaceAll(nameMonth(month), nameMonth(next))
    .replace(/^([ \t]*[-*+] )\[[xX]\]/gm, '$1[ ]');
}

/** Returns a month end for a team that has none yet. @param logs paths from the folder of the month end */
export function createMonthEndText(month: CalendarMonth, logs: readonly string[]): string {
  return `---
logs: [${logs.map((log) => (/[,"'[\]]/.test(log) ? `"${log}"` : log)).join(', ')}]
month: ${formatIsoMonth(month)}
---

# Month end ${nameMonth(month)}

Run the cells from top to bottom. What they show isn't saved in this file.

## 1. Check the logs

\`\`\`cocm
check
\`\`\`

- [ ] Every error is fixed, or its row is left out for a reason
- [ ] Every warning was looked at

## 2. Look at the minutes

\`\`\`cocm
totals
nearest 10
chart minutes-by-staff
\`\`\`

- [ ] The minutes of each care manager are plausible

## 3. Decide what is held

\`\`\`cocm
ready --state held
ready --state check
\`\`\`

- [ ] Every claim that is held is fixed or stays held
- [ ] Every claim to check was looked at

## 4. Look at what goes out

\`\`\`cocm
report
charges --new
\`\`\`

- [ ] The charges agree with the report
- [ ] The charges went to the biller

## 5. Close the month

This cell only shows what isn't decided and what hasn't gone out. With --record, it closes the month.

\`\`\`cocm
close
\`\`\`

- [ ] The month is closed

## 6. Sign

- [ ] Prepared by:
- [ ] Reviewed by:
`;
}

function nameMonth(month: CalendarMonth): string {
  return `${MONTH_NAMES[(month % 100) - 1] ?? ''} ${Math.floor(month / 100)}`;
}
