import * as vscode from 'vscode';
import { getLanguage } from '../../text/text';

/** Returns the folder of the built webviews. */
export function getWebviewRoot(extensionUri: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(extensionUri, 'dist', 'webview');
}

/**
 * Creates the page of a webview. A strict content security policy allows only the page's script and style sheet. The page never
 * contains patient data, which is sent in messages.
 */
export function createWebviewPage(webview: vscode.Webview, extensionUri: vscode.Uri, name: 'grid' | 'report'): string {
  const uri = (file: string): string =>
    webview.asWebviewUri(vscode.Uri.joinPath(getWebviewRoot(extensionUri), file)).toString();
  const nonce = createNonce();
  const policy = `default-src 'none'; style-src ${webview.cspSource}; script-src 'nonce-${nonce}'`;
  const { bundle } = vscode.l10n;
  // The page contains the translations, so that even its first texts are translated.
  const words = bundle ? ` data-words="${escapeAttribute(JSON.stringify(bundle))}"` : '';
  return `<!DOCTYPE html>
<html lang="${escapeAttribute(getLanguage())}"${words}>
  <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="${policy}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <link rel="stylesheet" href="${uri(`${name}.css`)}">
  </head>
  <body>
    <div id="root"></div>
    <script nonce="${nonce}" src="${uri(`${name}.js`)}"></script>
  </body>
</html>`;
}

function escapeAttribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}

function createNonce(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
