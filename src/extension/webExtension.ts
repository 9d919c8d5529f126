import type * as vscode from 'vscode';
import { activateWith } from './activation';

/** Activates the extension in a browser, such as on vscode.dev. */
export function activate(context: vscode.ExtensionContext): void {
  activateWith(context);
}
