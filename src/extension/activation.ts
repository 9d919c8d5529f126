import * as vscode from 'vscode';
import { setLanguage } from '../text/text';
import { Configurations } from './logs/configurations';
import type { Feature } from './feature';
import { FeatureLoader } from './featureLoader';
import { gridEditor } from './grid/gridEditor';
import { Grids } from './logs/grids';
import { languageModelTool } from './support/languageModelTool';
import { largeLogs } from './setup/largeLogs';
import { LogSessions } from './logs/logSessions';
import { monthEndCells } from './monthEnd/monthEndCells';
import { monthEndNotebook } from './monthEnd/monthEndNotebook';
import { problemPages } from './editor/problemPages';
import { RestoredReports } from './report/restoredReports';
import { workbookPage } from './setup/workbookPage';
import { VirtualTexts } from './vscode/virtualTexts';
import { Today } from './logs/today';

/**
 * The features that VS Code can ask for before a log is open. All others are in `lateFeatures.ts`, so that the activation doesn't wait
 * for the code that reads and bills logs.
 */
const STARTUP_FEATURES: readonly Feature[] = [
  gridEditor,
  largeLogs,
  problemPages,
  languageModelTool,
  monthEndNotebook,
  monthEndCells,
  workbookPage,
];

/**
 * Activates the extension.
 *
 * @param platformFeatures features that not every platform has
 */
export function activateWith(context: vscode.ExtensionContext, platformFeatures: readonly Feature[] = []): void {
  setLanguage(vscode.l10n.bundle, vscode.env.language);
  const today = new Today();
  const configurations = new Configurations(today);
  const sessions = new LogSessions(configurations, today);
  const texts = new VirtualTexts();
  const host = {
    sessions,
    texts,
    grids: new Grids(),
    extensionUri: context.extensionUri,
    restoredReports: new RestoredReports(),
    workspaceState: context.workspaceState,
    globalState: context.globalState,
  };
  const started = [...STARTUP_FEATURES, ...platformFeatures].map((feature) => feature(host));
  context.subscriptions.push(
    sessions,
    configurations,
    texts,
    host.restoredReports,
    // eslint-disable-next-line no-restricted-syntax -- One for each feature of the source.
    ...started,
    new FeatureLoader(host),
  );
  // VS Code waits for the activation: read logs that are open already only after it.
  const opening = setTimeout(() => sessions.openAll(), 0);
  context.subscriptions.push(new vscode.Disposable(() => clearTimeout(opening)));
}
