import * as vscode from 'vscode';
import { filterParts } from '../../sheet/viewChoice';
import { entriesInOrder, orderingEdit, type FileOrder } from '../../sheet/fileOrder';
import type { RowId } from '../../log/rows/rowId';
import { changedMeanwhile, notTaken } from '../logs/documentEdits';
import { applyTextEdits, eolOf } from '../vscode/documentLines';
import type { Feature } from '../feature';
import type { OpenGrid } from '../logs/grids';
import { COMMANDS, LANGUAGE_ID } from '../vscode/identifiers';
import { activeLog } from '../vscode/activeLog';
import { isEarlierVersion } from '../vscode/earlierVersion';
import type { LogSession } from '../logs/logSession';
import type { LogSessions } from '../logs/logSessions';
import { t } from '../../text/text';

interface OrderItem extends vscode.QuickPickItem {
  readonly order: FileOrder | 'shown';
}

/** Puts the rows of a log in order in the file, when a person asks for it: one undo step, each row byte for byte as it is. */
export const sortRowsInFile: Feature = ({ sessions, grids }) =>
  vscode.commands.registerCommand(COMMANDS.sortRowsInFile, async (uri?: vscode.Uri) => {
    const session = await sessionOf(sessions, uri ?? activeLog());
    if (session?.log.header.isReadable) {
      await sortRows(session, grids.findVisible(session.document.uri));
    }
  });

/** The session of an open log, begun now if nobody has looked at it yet: it may have been opened this very moment. */
async function sessionOf(sessions: LogSessions, log: vscode.Uri | undefined): Promise<LogSession | undefined> {
  const document = vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === log?.toString());
  const isLog = document && (sessions.find(document.uri) ?? document.languageId === LANGUAGE_ID);
  return isLog && !isEarlierVersion(document) ? sessions.of(document) : undefined;
}

async function sortRows(session: LogSession, grid: OpenGrid | undefined): Promise<void> {
  const items: OrderItem[] = [
    { order: 'date', label: t`By Date`, description: t`rows of one day stay as they are` },
    { order: 'patient', label: t`By MRN, then Date` },
  ];
  if (grid && (grid.viewed.choice.sort ?? grid.viewed.choice.grouping !== 'file')) {
    const isFiltered = filterParts(grid.viewed.choice.filter) > 0;
    if (!isFiltered) {
      items.push({ order: 'shown', label: t`As the Grid Shows Them` });
    }
  }
  const picked = await vscode.window.showQuickPick(items, {
    title: t`Sort Rows in File`,
    placeHolder: t`The file is changed in one step of undo; no row is changed`,
  });
  if (!picked) {
    return;
  }
  // Worked out now: the log may have changed while the question stood there.
  const wanted =
    picked.order === 'shown' && grid
      ? rowsShown(grid)
      : entriesInOrder(session.billed, session.log, picked.order === 'shown' ? 'date' : picked.order);
  const ordering = orderingEdit(session.billed, session.log, session.lines, wanted, eolOf(session.document));
  if (!ordering.ok) {
    void vscode.window.showWarningMessage(
      ordering.openQuote === undefined
        ? changedMeanwhile()
        : t`Line ${ordering.openQuote + 1} has a quote without an end, which another row might close. Mend that line first; the file is as it was.`,
    );
  } else if (!ordering.edit) {
    void vscode.window.showInformationMessage(t`The rows are in this order already.`);
  } else if (!(await applyTextEdits(session.document, [ordering.edit]))) {
    void vscode.window.showWarningMessage(notTaken());
  }
}

function rowsShown({ viewed }: OpenGrid): RowId[] {
  const rows: RowId[] = [];
  viewed.walk((row) => rows.push(row) > 0);
  return rows;
}
