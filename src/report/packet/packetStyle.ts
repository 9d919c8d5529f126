import { styleString } from '../exports/markup';
import { pageNumber } from '../exports/pageNumber';

/**
 * Returns the style of a packet. Each patient-month begins on a new sheet, and each of its sheets has its name at the top, so that a
 * sheet that's on its own still shows its patient. The paper is letter; a printer with A4 fits the sheets.
 *
 * @param names the running header of each patient-month
 */
export function packetStyle(names: readonly string[]): string {
  return `@page {
  size: letter;
  margin: 18mm 14mm 16mm;
  @top-right { content: ${pageNumber()}; font: 8pt system-ui, sans-serif; color: #444; }
}
${names
  .map(
    (name, index) =>
      `@page month-${index} { @top-left { content: ${styleString(name)}; font: 8pt system-ui, sans-serif; color: #444; width: 80%; text-align: left; } }\n#month-${index} { page: month-${index}; }`,
  )
  .join('\n')}
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 16px; max-width: 900px; font: 9pt/1.4 system-ui, "Segoe UI", sans-serif; color: #111; background: #fff; }
.month { break-before: page; }
.month:first-child { break-before: auto; }
.month + .month { margin-top: 32px; padding-top: 24px; border-top: 2px solid #444; }
h1 { margin: 0; font-size: 15pt; overflow-wrap: anywhere; }
.summary { margin: 0 0 8pt; font-size: 11pt; }
h2 { margin: 12pt 0 3pt; font-size: 10.5pt; break-after: avoid; }
p { margin: 0 0 4pt; }
dl { margin: 0; display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 1pt 14pt; }
dl div { display: flex; gap: 6pt; }
dl .wide { grid-column: 1 / -1; }
dt { flex: 0 0 100pt; color: #444; }
dd { margin: 0; min-width: 0; overflow-wrap: anywhere; }
table { width: 100%; margin: 2pt 0 4pt; border-collapse: collapse; font-size: 8pt; line-height: 1.35; }
th, td { padding: 2pt 4pt; border-bottom: 0.5pt solid #bbb; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
th { border-bottom: 1pt solid #444; overflow-wrap: normal; }
.identity { border-bottom: 0; color: #444; font-weight: 400; overflow-wrap: anywhere; }
.figure { text-align: right; font-variant-numeric: tabular-nums; overflow-wrap: normal; white-space: nowrap; }
th.figure { white-space: normal; }
.time { min-width: 34pt; }
.staff { min-width: 52pt; }
.whole { overflow-wrap: normal; white-space: nowrap; }
.earns td { font-weight: 600; }
.with-note td { border-bottom: 0; }
.note td { padding-top: 0; color: #333; font-weight: 400; white-space: pre-wrap; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
.note { break-inside: auto; break-before: avoid; }
footer { margin-top: 12pt; padding-top: 4pt; border-top: 0.5pt solid #bbb; color: #444; font-size: 8pt; }
footer dl { display: block; }
.hash { font-family: ui-monospace, monospace; font-size: 7.5pt; }
@media print {
  body { padding: 0; max-width: none; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
  .month + .month { margin-top: 0; padding-top: 0; border-top: 0; }
}`;
}
