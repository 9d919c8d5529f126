import * as vscode from 'vscode';
import { VIRTUAL_TEXT_SCHEME } from './identifiers';
import { t } from '../../text/text';

/**
 * Shows read-only texts that aren't in a file. Their URIs contain only a name and a number, never patient data, because VS Code
 * stores URIs.
 */
export class VirtualTexts implements vscode.TextDocumentContentProvider, vscode.Disposable {
  private readonly texts = new Map<string, string>();
  private readonly registration = vscode.Disposable.from(
    vscode.workspace.registerTextDocumentContentProvider(VIRTUAL_TEXT_SCHEME, this),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => this.texts.delete(uri.toString())),
  );
  private count = 0;

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.texts.get(uri.toString()) ?? `${t`This text wasn't saved. Run the command again to see it.`}\n`;
  }

  /** Shows a text in a read-only editor. @param name the title of its tab */
  async show(name: string, text: string, column?: vscode.ViewColumn): Promise<void> {
    const uri = vscode.Uri.from({ scheme: VIRTUAL_TEXT_SCHEME, path: `/${++this.count}/${name}` });
    this.texts.set(uri.toString(), text);
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document, {
      preview: false,
      ...(column === undefined ? {} : { viewColumn: column }),
    });
  }

  dispose(): void {
    this.registration.dispose();
  }
}
