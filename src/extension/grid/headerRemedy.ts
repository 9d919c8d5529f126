import * as vscode from 'vscode';
import { createHeaderLine, type HeaderRemedy } from '../../sheet/headerRemedies';
import type { LogSession } from '../logs/logSession';
import { COMMANDS } from '../vscode/identifiers';

/** Does what a person chose in the grid about a header that can't be read. */
export async function remedyHeader({ document, log }: LogSession, remedy: HeaderRemedy): Promise<void> {
  if (remedy === 'mapColumns') {
    await vscode.commands.executeCommand(COMMANDS.mapColumns, document.uri);
    return;
  }
  const { line, delimiter } = log.header;
  const lineBreak = document.eol === vscode.EndOfLine.CRLF ? '\r\n' : '\n';
  const edit = new vscode.WorkspaceEdit();
  edit.insert(document.uri, new vscode.Position(Math.max(line, 0), 0), createHeaderLine(delimiter) + lineBreak);
  await vscode.workspace.applyEdit(edit);
}
