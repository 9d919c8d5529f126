import * as vscode from 'vscode';
import { regionMarkup } from '../../report/exports/markup';
import { t } from '../../text/text';
import type { Outcome } from '../../verbs/outcome';

/** Uses the colors of the theme. Patterns distinguish the series of a chart without color. */
const STYLE = `<style>
.cocm-output { color: var(--vscode-foreground); overflow-x: auto; max-height: 40em; }
.cocm-output table { border-collapse: collapse; }
.cocm-output caption { text-align: start; padding: 0.3em 0; }
.cocm-output th, .cocm-output td { text-align: start; padding: 0.15em 0.7em; border-bottom: 1px solid var(--vscode-widget-border, currentColor); white-space: nowrap; }
.cocm-output figure { margin: 0.5em 0; }
.cocm-output .chart-drawing { max-width: 100%; height: auto; font: 11px var(--vscode-font-family); }
.cocm-output .chart-label, .cocm-output .chart-value { fill: var(--vscode-foreground); }
.cocm-output .chart-bar { stroke: var(--vscode-foreground); stroke-width: 0.6; fill: var(--vscode-charts-blue, currentColor); }
.cocm-output .pattern-ground { fill: var(--vscode-editor-background); }
.cocm-output .pattern-figure { stroke: var(--vscode-foreground); fill: none; }
.cocm-output .chart-mark { stroke: var(--vscode-foreground); stroke-dasharray: 3 2; }
.cocm-output .chart-axis { stroke: var(--vscode-foreground); }
</style>`;

/**
 * Returns what a command shows: a table or a chart with the same figures as text, or text with links to the lines of logs, and then the
 * messages.
 */
export function createOutputs({ stdout, stderr, markup }: Outcome): vscode.NotebookCellOutput[] {
  const outputs: vscode.NotebookCellOutput[] = [];
  if (markup) {
    const page = `${STYLE}${regionMarkup(t`Output of the commands`, 'cocm-output', markup())}`;
    outputs.push(
      new vscode.NotebookCellOutput([
        vscode.NotebookCellOutputItem.text(page, 'text/html'),
        vscode.NotebookCellOutputItem.text(stdout, 'text/plain'),
      ]),
    );
  } else if (stdout !== '') {
    outputs.push(
      new vscode.NotebookCellOutput([
        vscode.NotebookCellOutputItem.stdout(stdout),
        vscode.NotebookCellOutputItem.text(stdout, 'text/plain'),
      ]),
    );
  }
  if (stderr !== '') {
    outputs.push(new vscode.NotebookCellOutput([vscode.NotebookCellOutputItem.stdout(stderr)]));
  }
  return outputs;
}
