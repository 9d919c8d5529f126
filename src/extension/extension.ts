import type * as vscode from 'vscode';
import { activateWith } from './activation';
import type { Feature } from './feature';
import { tasks } from './support/tasks';
import { writeFilesOnDisk } from './vscode/workspaceWriter';

/** Features that need Node.js, and so aren't available when VS Code runs only in a browser. */
const NODE_FEATURES: readonly Feature[] = [tasks];

/** Activates the extension in Node.js. */
export function activate(context: vscode.ExtensionContext): void {
  writeFilesOnDisk(async () => (await import('../disk/nodeWriter')).nodeWriter);
  activateWith(context, NODE_FEATURES);
}
