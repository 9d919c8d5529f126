import * as vscode from 'vscode';
import { t } from '../../text/text';
import type { Feature, Host } from '../feature';
import { COMMANDS, WORKBOOK_VIEW_TYPE } from '../vscode/identifiers';
import { getFileName } from '../vscode/fileNames';

/** "Open With" for a workbook: its sheets, with what was found in each, and a link that opens one as a time log. Nothing can be edited. */
export const workbookPage: Feature = (host) =>
  vscode.window.registerCustomEditorProvider(WORKBOOK_VIEW_TYPE, new WorkbookPage(host));

class WorkbookPage implements vscode.CustomReadonlyEditorProvider {
  constructor(private readonly host: Host) {}

  openCustomDocument(uri: vscode.Uri): vscode.CustomDocument {
    return { uri, dispose: () => undefined };
  }

  async resolveCustomEditor({ uri }: vscode.CustomDocument, { webview }: vscode.WebviewPanel): Promise<void> {
    webview.options = { enableCommandUris: [COMMANDS.openWorkbook] };
    const [{ readWorkbook }, { sheetsPage }] = await Promise.all([
      import('./workbookFiles'),
      import('./workbookSheetsPage'),
    ]);
    const found = await readWorkbook(this.host.sessions, uri);
    const link = (sheet: string): string =>
      `command:${COMMANDS.openWorkbook}?${encodeURIComponent(JSON.stringify([uri.toString(), sheet]))}`;
    webview.html = sheetsPage(
      t`Sheets of ${getFileName(uri)}`,
      found.ok ? found.value : [],
      found.ok ? '' : found.failure.message,
      link,
    );
  }
}
