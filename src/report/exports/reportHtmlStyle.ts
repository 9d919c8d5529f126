import { pageNumber } from './pageNumber';

/** Returns the style of the printed report, for letter paper. A printer with A4 fits its pages. @param running the header of every page, as a CSS string */
export function printStyle(running: string): string {
  return `@page {
  size: letter;
  margin: 18mm 14mm 16mm;
  @top-left { content: ${running}; font: 8pt system-ui, sans-serif; color: #444; width: 75%; text-align: left; }
  @top-right { content: ${pageNumber()}; font: 8pt system-ui, sans-serif; color: #444; }
}
/* The table of lines has twelve columns, so its pages are landscape. */
@page lines { size: letter landscape; }
.lines { page: lines; break-before: page; }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 16px; max-width: 1100px; font: 9pt/1.4 system-ui, "Segoe UI", sans-serif; color: #111; background: #fff; }
h1 { margin: 0 0 6pt; font-size: 15pt; }
h2 { margin: 16pt 0 4pt; font-size: 11pt; break-after: avoid; }
p { margin: 0 0 6pt; color: #444; break-after: avoid; }
dl { margin: 0; }
.provenance div { display: flex; gap: 8pt; }
.provenance dt { flex: 0 0 90pt; color: #444; }
.provenance dd { margin: 0; overflow-wrap: anywhere; }
.figures { display: flex; flex-wrap: wrap; gap: 6pt 18pt; }
.figures dt { color: #444; font-size: 8pt; }
.figures dd { margin: 0; font-size: 12pt; font-weight: 600; }
table { width: 100%; margin: 4pt 0 10pt; border-collapse: collapse; font-size: 7pt; line-height: 1.3; }
caption { padding: 2pt 0; text-align: left; color: #444; }
th, td { padding: 2pt 4pt; border-bottom: 0.5pt solid #bbb; text-align: left; vertical-align: top; }
th { border-bottom: 1pt solid #444; overflow-wrap: normal; }
.figure { text-align: right; font-variant-numeric: tabular-nums; overflow-wrap: normal; white-space: nowrap; }
.lines-table { font-size: 7.5pt; }
.lines-table th, .lines-table td { padding: 2pt 3pt; }
/* Only what has no spaces and can be longer than its column breaks within a word. */
.identifier { overflow-wrap: anywhere; min-width: 60pt; }
thead { display: table-header-group; }
th.figure { white-space: normal; }
tr { break-inside: avoid; }
thead, caption { break-after: avoid; }
tbody tr:first-child { break-before: avoid; }
figure { margin: 4pt 0; break-inside: avoid; }
.chart-drawing { display: block; max-width: 100%; height: auto; font: 11px system-ui, sans-serif; }
.chart-label, .chart-value { fill: #111; }
.chart-bar { stroke: #222; stroke-width: 0.6; }
.chart-bar.series-0 { fill: #9cc3e6; }
.pattern-ground.series-1 { fill: #f6dfb8; }
.pattern-ground.series-2 { fill: #d3e8cf; }
.pattern-figure.shape-1 { stroke: #8a5a00; stroke-width: 1.2; fill: none; }
.pattern-figure.shape-2 { fill: #2c6b22; }
.chart-mark { stroke: #111; stroke-width: 1.4; stroke-dasharray: 3 2; }
.chart-axis { stroke: #444; }
footer { margin-top: 16pt; color: #444; font-size: 8pt; }
@media print {
  body { padding: 0; max-width: none; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
}`;
}
