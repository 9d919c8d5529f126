import * as vscode from 'vscode';
import type { Feature } from '../feature';
import { LANGUAGE_ID, SETTINGS } from '../vscode/identifiers';
import { isEarlierVersion } from '../vscode/earlierVersion';
import type { LogSession } from '../logs/logSession';

/** The maximum number of rows with hints at a time. */
const MOST_ROWS = 200;

/** Inlay hints with the column name before each cell, if the setting is on. */
export const columnHints: Feature = ({ sessions }) => {
  const changed = new vscode.EventEmitter<void>();
  return vscode.Disposable.from(
    changed,
    vscode.languages.registerInlayHintsProvider(
      { language: LANGUAGE_ID },
      {
        onDidChangeInlayHints: changed.event,
        async provideInlayHints(document, range) {
          const isOn = vscode.workspace
            .getConfiguration(SETTINGS.section, document)
            .get<boolean>(SETTINGS.columnNames, false);
          return isOn && !isEarlierVersion(document) ? createHints(await sessions.open(document), range) : [];
        },
      },
    ),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(`${SETTINGS.section}.${SETTINGS.columnNames}`)) {
        changed.fire();
      }
    }),
  );
};

function createHints({ billed, log }: LogSession, { start, end }: vscode.Range): vscode.InlayHint[] {
  const hints: vscode.InlayHint[] = [];
  const { names } = log.header.columns;
  let rows = 0;
  for (let line = Math.max(start.line, log.header.line + 1); line <= end.line && rows < MOST_ROWS;) {
    const row = log.rowAtLine(line);
    if (row === undefined) {
      break;
    }
    const first = log.lineOf(row);
    if (billed.table.isEntry(row)) {
      rows++;
      const record = log.record(row, first);
      for (let column = 0; column < Math.min(record.fieldCount, names.length); column++) {
        const at = record.range(column).start;
        const hint = new vscode.InlayHint(new vscode.Position(at.line, at.column), `${names[column] ?? ''}:`);
        hint.paddingRight = true;
        hints.push(hint);
      }
    }
    line = first + billed.table.lineCountOf(row);
  }
  return hints;
}
