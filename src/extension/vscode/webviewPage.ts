import * as vscode from 'vscode';
import { spokenLanguage } from '../../text/text';

/** Where the built webviews are. */
export function webviewRoot(extensionUri: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(extensionUri, 'dist', 'webview');
}

/**
 * The page of a webview: its own script and style sheet and nothing else, by a strict content security policy. Patient data
 * never stands in the page; it comes by messages.
 */
export function webviewPage(webview: vscode.Webview, extensionUri: vscode.Uri, name: 'grid' | 'report'): string {
  const uri = (file: string): string =>
    webview.asWebviewUri(vscode.Uri.joinPath(webviewRoot(extensionUri), file)).toString();
  const nonce = randomNonce();
  const policy = `default-src 'none'; style-src ${webview.cspSource}; script-src 'nonce-${nonce}'`;
  const { bundle } = vscode.l10n;
  // The translations stand in the page itself, so that its first words are in the right language.
  const words = bundle ? ` data-words="${attribute(JSON.stringify(bundle))}"` : '';
  return `<!DOCTYPE html>
<html lang="${attribute(spokenLanguage())}"${words}>
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

function attribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}

function randomNonce(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
