import * as vscode from 'vscode';
import type { Feature } from '../feature';
import { MONTH_END_TYPE } from '../vscode/identifiers';
import { t } from '../../text/text';
import { CELL_LANGUAGE } from '../../verbs/monthEnd/cellLanguage';
import type { MonthEndKernel } from './monthEndKernel';
import type { MonthEndPiece } from '../../verbs/monthEnd/monthEndFile';

/**
 * `*.cocm-month.md` as a notebook. Outputs are transient, so a saved file has no patient. The code that runs cells is loaded when the first
 * one runs.
 */
export const monthEndNotebook: Feature = ({ sessions }) => {
  let kernel: Promise<MonthEndKernel> | undefined;
  const statusChanged = new vscode.EventEmitter<void>();
  const load = (): Promise<MonthEndKernel> =>
    (kernel ??= import('./monthEndKernel').then(
      ({ MonthEndKernel: Kernel }) =>
        new Kernel(
          () => sessions.today,
          () => statusChanged.fire(),
        ),
    ));
  const controller = vscode.notebooks.createNotebookController(MONTH_END_TYPE, MONTH_END_TYPE, t`CoCM Billing`);
  controller.supportedLanguages = [CELL_LANGUAGE];
  controller.supportsExecutionOrder = false;
  controller.executeHandler = async (cells, notebook) => (await load()).runCells(controller, cells, notebook);
  return vscode.Disposable.from(
    controller,
    statusChanged,
    vscode.workspace.registerNotebookSerializer(
      MONTH_END_TYPE,
      { deserializeNotebook: readNotebook, serializeNotebook: writeNotebook },
      { transientOutputs: true },
    ),
    vscode.notebooks.registerNotebookCellStatusBarItemProvider(MONTH_END_TYPE, {
      onDidChangeCellStatusBarItems: statusChanged.event,
      // Nothing has run before the kernel is loaded.
      provideCellStatusBarItems: async (cell) => (await kernel)?.describe(cell),
    }),
    new vscode.Disposable(() => void kernel?.then((loaded) => loaded.dispose())),
  );
};

async function readNotebook(bytes: Uint8Array): Promise<vscode.NotebookData> {
  const { readMonthEnd } = await import('../../verbs/monthEnd/monthEndFile');
  // A byte order mark stays in the text, so that it's written again. Bytes that aren't UTF-8 are an error and aren't changed.
  const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  return new vscode.NotebookData(readMonthEnd(text).map(toCell));
}

function toCell(read: MonthEndPiece): vscode.NotebookCellData {
  const { kind, content } = read;
  const language = kind === 'text' ? 'markdown' : kind === 'settings' ? 'yaml' : CELL_LANGUAGE;
  const cell = new vscode.NotebookCellData(
    kind === 'text' ? vscode.NotebookCellKind.Markup : vscode.NotebookCellKind.Code,
    content,
    language,
  );
  cell.metadata = { read };
  return cell;
}

async function writeNotebook({ cells }: vscode.NotebookData): Promise<Uint8Array> {
  const { writeMonthEnd } = await import('../../verbs/monthEnd/monthEndFile');
  const text = writeMonthEnd(
    cells.map(({ kind, value, languageId, metadata }) => {
      const read = isPiece(metadata?.['read']) ? metadata['read'] : undefined;
      const ofCode = read?.kind === 'settings' || languageId === 'yaml' ? 'settings' : 'cell';
      const written = kind === vscode.NotebookCellKind.Markup ? 'text' : ofCode;
      return { kind: written, content: value, read: read?.kind === written ? read : undefined };
    }),
  );
  return new TextEncoder().encode(text);
}

function isPiece(value: unknown): value is MonthEndPiece {
  const { before, content, after } = (value ?? {}) as Readonly<Record<string, unknown>>;
  return [before, content, after].every((part) => typeof part === 'string');
}
