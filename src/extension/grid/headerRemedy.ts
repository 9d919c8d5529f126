import * as vscode from 'vscode';
import { createHeaderLine, type HeaderRemedy } from '../../sheet/headerRemedies';
import { makeRange } from '../../log/csv/lines';
import { applyEdits } from '../logs/documentEdits';
import type { LogSession } from '../logs/logSession';
import { getLineEnding } from '../vscode/documentLines';
import { COMMANDS } from '../vscode/identifiers';

/** Does what a person chose in the grid about a header that can't be read. */
export async function remedyHeader({ document, log }: LogSession, remedy: HeaderRemedy): Promise<void> {
  if (remedy === 'mapColumns') {
    await vscode.commands.executeCommand(COMMANDS.mapColumns, document.uri);
    return;
  }
  const { line, delimiter } = log.header;
  const above = Math.max(line, 0);
  const text = createHeaderLine(delimiter) + getLineEnding(document);
  const edited = await applyEdits(document, [{ range: makeRange(above, 0, above, 0), text }]);
  if (!edited.ok) {
    void vscode.window.showErrorMessage(edited.failure.message);
  }
}
