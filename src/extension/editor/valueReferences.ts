import * as vscode from 'vscode';
import { findSameCells, findValueAt } from '../../sheet/valuePlaces';
import type { Feature } from '../feature';
import type { LogSessions } from '../logs/logSessions';
import { toRange } from '../vscode/documentLines';
import { isEarlierVersion } from '../vscode/earlierVersion';
import { LANGUAGE_ID } from '../vscode/identifiers';

/** VS Code asks for highlights whenever the cursor moves, and a payer can have 100,000 rows. No window shows so many lines. */
const MOST_HIGHLIGHTS = 1000;

/** All rows of a patient, a payer, or a staff member: as highlights, and in "Find All References". */
export const valueReferences: Feature = ({ sessions }) =>
  vscode.Disposable.from(
    vscode.languages.registerDocumentHighlightProvider(
      { language: LANGUAGE_ID },
      {
        provideDocumentHighlights: async (document, position) =>
          (await findRanges(sessions, document, position, MOST_HIGHLIGHTS))?.map(
            (range) => new vscode.DocumentHighlight(range),
          ),
      },
    ),
    vscode.languages.registerReferenceProvider(
      { language: LANGUAGE_ID },
      {
        provideReferences: async (document, position) =>
          (await findRanges(sessions, document, position))?.map((range) => new vscode.Location(document.uri, range)),
      },
    ),
  );

/** Returns the cells of the log with the MRN, payer, or staff member of a cell; undefined for any other cell. */
async function findRanges(
  sessions: LogSessions,
  document: vscode.TextDocument,
  { line, character }: vscode.Position,
  most?: number,
): Promise<vscode.Range[] | undefined> {
  if (isEarlierVersion(document)) {
    return undefined;
  }
  const { billed, log } = await sessions.open(document);
  const found = findValueAt(billed, log, { line, column: character });
  return found && findSameCells(billed, log, found, most).map(toRange);
}
