import * as vscode from 'vscode';
import { CONFIGURATION_FILE } from '../../configuration/configurationFileName';
import { findNearestConfiguration, listFoldersUpward } from '../../files/nearestConfiguration';
import type { ConfigurationFile } from './configurationFile';
import { Debounce } from '../vscode/debounce';
import { workspaceFiles } from '../vscode/workspaceFiles';
import type { LogSettings, SettingsSource } from './logSettings';
import type { Today } from './today';

/** One change can cause several events, and a large log shouldn't be read again for each letter that is typed. */
const DELAY_MS = 250;

/**
 * The configuration files of all logs: for each log the nearest file next to or above it, inside a workspace folder or not.
 * Follows files that are created, changed, and deleted, and unsaved edits.
 */
export class Configurations implements SettingsSource, vscode.Disposable {
  private readonly folders = new Map<string, vscode.FileSystemWatcher>();
  /** The configuration file for the logs of each folder; undefined where there is none. */
  private readonly found = new Map<string, Promise<ConfigurationFile | undefined>>();
  private readonly files = new Map<string, ConfigurationFile>();
  private readonly collection = vscode.languages.createDiagnosticCollection('cocm-billing-configuration');
  private isDisposed = false;
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly subscription: vscode.Disposable;
  private readonly debounce = new Debounce(() => void this.change(), DELAY_MS);
  readonly onDidChange = this.changed.event;

  constructor(private readonly today: Today) {
    this.subscription = vscode.Disposable.from(
      this.collection,
      this.changed,
      vscode.workspace.onDidOpenTextDocument((document) => this.documentChanged(document)),
      vscode.workspace.onDidChangeTextDocument(({ document }) => this.documentChanged(document)),
      vscode.workspace.onDidCloseTextDocument((document) => this.documentChanged(document)),
    );
    vscode.workspace.textDocuments.forEach((document) => this.documentChanged(document));
  }

  /** Returns the settings of a log. */
  async findSettings(log: vscode.Uri): Promise<LogSettings> {
    const folder = findSettingsFolder(log);
    const key = folder.toString();
    let search = this.found.get(key);
    if (!search) {
      search = this.search(folder);
      this.found.set(key, search);
    }
    const file = await search;
    return file ? await file.settings : (await import('./logSettings')).DEFAULT_SETTINGS;
  }

  dispose(): void {
    this.isDisposed = true;
    this.debounce.dispose();
    this.folders.forEach((watcher) => void watcher.dispose());
    this.files.forEach((file) => file.dispose());
    this.subscription.dispose();
  }

  /** Finds the configuration file for a folder, and watches the folder and those above it for a nearer one. */
  private async search(folder: vscode.Uri): Promise<ConfigurationFile | undefined> {
    if (!folder.path.startsWith('/')) {
      // A log that isn't in a file, in a window without a folder.
      return undefined;
    }
    listFoldersUpward(workspaceFiles, folder).forEach((each) => this.watch(each));
    const uri = await findNearestConfiguration(workspaceFiles, folder);
    return uri && this.openFile(uri);
  }

  private async openFile(uri: vscode.Uri): Promise<ConfigurationFile | undefined> {
    const loaded = await import('./configurationFile');
    const key = uri.toString();
    let file = this.files.get(key);
    if (!file && !this.isDisposed) {
      file = new loaded.ConfigurationFile(uri, this.collection, this.today, () => this.debounce.start());
      this.files.set(key, file);
    }
    return file;
  }

  private watch(folder: vscode.Uri): void {
    const key = folder.toString();
    if (!this.folders.has(key)) {
      const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, CONFIGURATION_FILE));
      const changed = (): void => this.debounce.start();
      watcher.onDidCreate(changed);
      watcher.onDidChange(changed);
      watcher.onDidDelete(changed);
      this.folders.set(key, watcher);
    }
  }

  private documentChanged(document: vscode.TextDocument): void {
    if (isConfiguration(document.uri)) {
      if (!document.isClosed) {
        // Shows the problems of a configuration that no log uses, too.
        void this.openFile(document.uri);
      }
      this.debounce.start();
    } else if ([...this.files.values()].some((file) => file.isNamedFile(document.uri))) {
      this.debounce.start();
    }
  }

  private async change(): Promise<void> {
    this.found.clear();
    await Promise.all([...this.files.values()].map((file) => file.read()));
    this.changed.fire();
  }
}

/** Returns whether a document has the name of a configuration file. */
function isConfiguration(uri: vscode.Uri): boolean {
  return uri.path.endsWith(`/${CONFIGURATION_FILE}`) && uri.scheme !== 'git';
}

/** Returns the folder that determines the configuration of a log: for a log that isn't saved yet, the workspace folder. */
export function findSettingsFolder(log: vscode.Uri): vscode.Uri {
  const [workspace] = vscode.workspace.workspaceFolders ?? [];
  return log.scheme === 'untitled' && workspace ? workspace.uri : vscode.Uri.joinPath(log, '..');
}
