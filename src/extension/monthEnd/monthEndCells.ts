import * as vscode from 'vscode';
import type { Feature } from '../feature';
import { MONTH_END_TYPE } from '../vscode/identifiers';

/** Completions, hovers, and problems for the cells of month ends. The code is loaded when the first month end opens as a notebook. */
export const monthEndCells: Feature = ({ sessions }) => {
  let loaded: Promise<vscode.Disposable> | undefined;
  const load = ({ notebookType }: vscode.NotebookDocument): void => {
    if (notebookType === MONTH_END_TYPE) {
      loaded ??= import('./cellLanguageFeatures').then(({ registerCellFeatures }) =>
        registerCellFeatures(() => sessions.today),
      );
    }
  };
  vscode.workspace.notebookDocuments.forEach(load);
  return vscode.Disposable.from(
    vscode.workspace.onDidOpenNotebookDocument(load),
    new vscode.Disposable(() => void loaded?.then((features) => void features.dispose())),
  );
};
