import * as vscode from 'vscode';
import { FileReadError } from '../../files/fileSystem';
import { findReadState, isReadChanged, recordFiles, type ReadState } from '../../files/recordedFiles';
import type { CalendarDate } from '../../log/values/calendarDate';
import { t } from '../../text/text';
import type { CommandContext } from '../../verbs/context';
import { createDefaults, previewOf, readCell, writesFiles } from '../../verbs/monthEnd/cellCommands';
import { readSettingsOf } from '../../verbs/monthEnd/runMonthEnd';
import { failedOutcome, type Outcome } from '../../verbs/outcome';
import { runVerb, type Verb } from '../../verbs/runVerb';
import { letOthersRun } from '../logs/logFiles';
import { watchFolder } from '../vscode/fileWatch';
import { workspaceFiles } from '../vscode/workspaceFiles';
import { createCommandContext } from './commandContext';
import { createOutputs } from './cellOutputs';
import { listPieces } from './notebookPieces';

/** What a cell showed when it ran last. */
interface CellState {
  /** How many errors or claims that are held are left; undefined if its commands count none. */
  readonly left: number | undefined;
  /** How everything that it read was: logs, settings, rosters, and records. */
  readonly read: ReadState;
  hasLogChanged: boolean;
}

/** Runs the cells of month ends, and remembers what is left in each cell. */
export class MonthEndKernel implements vscode.Disposable {
  private readonly states = new Map<vscode.NotebookCell, CellState>();
  /** By folder. */
  private readonly watches = new Map<string, vscode.Disposable>();
  private readonly subscription: vscode.Disposable;

  /** @param stateChanged called after the status of a cell has changed */
  constructor(
    private readonly today: () => CalendarDate,
    private readonly stateChanged: () => void,
  ) {
    this.subscription = vscode.Disposable.from(
      vscode.workspace.onDidChangeTextDocument(({ document }) => void this.markChanged(document.uri)),
      vscode.workspace.onDidCloseNotebookDocument((notebook) =>
        notebook.getCells().forEach((cell) => void this.states.delete(cell)),
      ),
    );
  }

  dispose(): void {
    this.subscription.dispose();
    [...this.watches.values()].forEach((watch) => void watch.dispose());
  }

  /** Runs cells in order. With several cells, stops after the first one that holds something back. */
  async runCells(
    controller: vscode.NotebookController,
    cells: readonly vscode.NotebookCell[],
    notebook: vscode.NotebookDocument,
  ): Promise<void> {
    for (const cell of cells) {
      const isDone = await this.runCell(controller, cell, notebook);
      if (!isDone && cells.length > 1) {
        return;
      }
    }
  }

  /** Returns the status of a cell that has run. */
  describe(cell: vscode.NotebookCell): vscode.NotebookCellStatusBarItem[] {
    const state = this.states.get(cell);
    if (!state) {
      return [];
    }
    const texts = [
      ...(state.left === undefined ? [] : [state.left === 0 ? t`Nothing left` : t`${state.left} left`]),
      ...(state.hasLogChanged ? [t`The log has changed since. Run the cell again.`] : []),
    ];
    return texts.map((text) => new vscode.NotebookCellStatusBarItem(text, vscode.NotebookCellStatusBarAlignment.Right));
  }

  /** Runs the commands of a cell. @returns false if it holds something back, fails, or is canceled */
  private async runCell(
    controller: vscode.NotebookController,
    cell: vscode.NotebookCell,
    notebook: vscode.NotebookDocument,
  ): Promise<boolean> {
    const execution = controller.createNotebookCellExecution(cell);
    execution.start(Date.now());
    await execution.clearOutput();
    const folder = vscode.Uri.joinPath(notebook.uri, '..');
    const settings = readSettingsOf(listPieces(notebook));
    const shared = createCommandContext(folder, this.today);
    const recorded = recordFiles(shared.files);
    const context = {
      ...shared,
      files: recorded.files,
      pause: letOthersRun,
      isCanceled: () => execution.token.isCancellationRequested,
    };
    let isDone = true;
    let left: number | undefined;
    for (const { verb } of readCell(
      cell.document.getText(),
      createDefaults(settings, (path) => path),
    )) {
      const outcome = verb.ok ? await runAsked(verb.value, context, execution) : failedOutcome(verb.failure);
      if (execution.token.isCancellationRequested) {
        isDone = false;
        break;
      }
      await execution.appendOutput(createOutputs(outcome));
      isDone &&= outcome.exitCode === 0;
      left = outcome.left === undefined ? left : (left ?? 0) + outcome.left;
    }
    const record = recorded.read();
    const toUri = (path: string): vscode.Uri => workspaceFiles.resolve(folder, path);
    const read = { files: record.files.map(toUri), folders: record.folders.map(toUri) };
    this.states.set(cell, { left, read: await findReadState(workspaceFiles, read), hasLogChanged: false });
    this.watch([...read.files.map((uri) => vscode.Uri.joinPath(uri, '..')), ...read.folders]);
    execution.end(isDone, Date.now());
    return isDone;
  }

  private watch(folders: readonly vscode.Uri[]): void {
    for (const folder of folders) {
      const key = workspaceFiles.key(folder);
      if (!this.watches.has(key)) {
        this.watches.set(
          key,
          watchFolder(folder, (uri) => void this.markChanged(uri)),
        );
      }
    }
  }

  private async markChanged(uri: vscode.Uri): Promise<void> {
    for (const state of this.states.values()) {
      if (!state.hasLogChanged && (await isReadChanged(workspaceFiles, state.read, uri))) {
        state.hasLogChanged = true;
        this.stateChanged();
      }
    }
  }
}

/** Runs a command. One that writes shows what it would write, and runs only if the user agrees. */
async function runAsked(
  verb: Verb,
  context: CommandContext,
  execution: vscode.NotebookCellExecution,
): Promise<Outcome> {
  if (!writesFiles(verb)) {
    return runSafely(verb, context);
  }
  const preview = previewOf(verb);
  if (preview) {
    await execution.appendOutput(createOutputs(await runSafely(preview, context)));
  }
  const write = t`Write`;
  const detail =
    'output' in verb && verb.output !== undefined
      ? t`The command ${verb.command} writes ${verb.output}.`
      : t`The command ${verb.command} writes into files next to the log.`;
  const answer = await vscode.window.showWarningMessage(t`Write the files?`, { modal: true, detail }, write);
  return answer === write ? runSafely(verb, context) : { exitCode: 1, stdout: '', stderr: `${t`Not written.`}\n` };
}

async function runSafely(verb: Verb, context: CommandContext): Promise<Outcome> {
  try {
    return await runVerb(verb, context);
  } catch (error) {
    if (error instanceof FileReadError) {
      return failedOutcome(error.failure);
    }
    throw error;
  }
}
