import * as vscode from 'vscode';
import { filterParts } from '../../sheet/viewChoice';
import { sortEntries, createOrderingEdit, type FileOrder } from '../../sheet/fileOrder';
import type { RowId } from '../../log/rows/rowId';
import { applyEdits } from '../logs/documentEdits';
import { getLineEnding } from '../vscode/documentLines';
import type { Feature } from '../feature';
import type { OpenGrid } from '../logs/grids';
import { COMMANDS, LANGUAGE_ID } from '../vscode/identifiers';
import { activeLog } from '../vscode/activeLog';
import { isEarlierVersion } from '../vscode/earlierVersion';
import type { LogSession } from '../logs/logSession';
import type { LogSessions } from '../logs/logSessions';
import { success, type Result } from '../../text/result';
import { t } from '../../text/text';

interface OrderPick extends vscode.QuickPickItem {
  readonly order: FileOrder | 'shown';
}

/** "Sort Rows in File": sorts the rows in the file, as one undo step. The bytes of each row stay the same. */
export const sortRowsInFile: Feature = ({ sessions, grids }) =>
  vscode.commands.registerCommand(COMMANDS.sortRowsInFile, async (uri?: vscode.Uri) => {
    const session = await findOrOpenSession(sessions, uri ?? activeLog());
    if (session?.log.header.isReadable) {
      await sortRows(session, grids.findVisible(session.document.uri));
    }
  });

/** Returns the session of an open log. Opens the session first if the log was opened only just now. */
async function findOrOpenSession(sessions: LogSessions, log: vscode.Uri | undefined): Promise<LogSession | undefined> {
  const document = vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === log?.toString());
  const isLog = document && (sessions.find(document.uri) ?? document.languageId === LANGUAGE_ID);
  return isLog && !isEarlierVersion(document) ? sessions.open(document) : undefined;
}

async function sortRows(session: LogSession, grid: OpenGrid | undefined): Promise<void> {
  const picked = await pickOrder(grid);
  if (!picked) {
    return;
  }
  // Sort the current rows: the log can have changed while the list was open.
  const rows =
    picked.order === 'shown' && grid
      ? listShownRows(grid)
      : sortEntries(session.billed, session.log, picked.order === 'shown' ? 'date' : picked.order);
  const result = await putInOrder(session, rows);
  if (!result.ok) {
    void vscode.window.showWarningMessage(result.failure.message);
  } else if (result.value === 'unchanged') {
    void vscode.window.showInformationMessage(t`The rows are already in this order.`);
  }
}

async function pickOrder(grid: OpenGrid | undefined): Promise<OrderPick | undefined> {
  const picks: OrderPick[] = [
    { order: 'date', label: t`By Date`, description: t`keeps the order within a day` },
    { order: 'patient', label: t`By MRN, then Date` },
  ];
  if (grid && (grid.viewed.choice.sort ?? grid.viewed.choice.grouping !== 'file')) {
    const isFiltered = filterParts(grid.viewed.choice.filter) > 0;
    if (!isFiltered) {
      picks.push({ order: 'shown', label: t`As Shown in the Grid` });
    }
  }
  return vscode.window.showQuickPick(picks, {
    title: t`Sort Rows in File`,
    placeHolder: t`Only the order of the rows changes. One undo restores it.`,
  });
}

async function putInOrder(session: LogSession, rows: readonly RowId[]): Promise<Result<'sorted' | 'unchanged'>> {
  const ordering = createOrderingEdit(
    session.billed,
    session.log,
    session.lines,
    rows,
    getLineEnding(session.document),
  );
  if (!ordering.ok) {
    return ordering;
  }
  if (!ordering.value) {
    return success('unchanged');
  }
  const result = await applyEdits(session.document, [ordering.value]);
  return result.ok ? success('sorted') : result;
}

function listShownRows({ viewed }: OpenGrid): RowId[] {
  const rows: RowId[] = [];
  viewed.walk((row) => rows.push(row) > 0);
  return rows;
}
