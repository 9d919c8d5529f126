import * as vscode from 'vscode';
import { CONFIGURATION_FILE } from '../../configuration/configuration';
import { ConfigurationFile } from './configurationFile';
import { Debounce } from '../vscode/debounce';
import { isFile } from '../vscode/fileTexts';
import { DEFAULT_SETTINGS, type LogSettings, type SettingsSource } from './logSettings';
import type { Today } from './today';

/** A folder deeper than this has no configuration looked for in those above it. */
const MOST_FOLDERS = 64;
/** Several events tell of one change; half a word need not be read as the configuration of a large log. */
const DELAY_MS = 250;

/**
 * The configuration files of all logs: for each log the nearest beside or above it, inside a workspace folder or not. Follows
 * files that come, change and go, and what is being typed into them.
 */
export class Configurations implements SettingsSource, vscode.Disposable {
  private readonly folders = new Map<string, vscode.FileSystemWatcher>();
  /** The file that holds for the logs of a folder; undefined for those that have none. */
  private readonly found = new Map<string, Promise<ConfigurationFile | undefined>>();
  private readonly files = new Map<string, ConfigurationFile>();
  private readonly collection = vscode.languages.createDiagnosticCollection('cocm-billing-configuration');
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

  async settingsOf(log: vscode.Uri): Promise<LogSettings> {
    const folder = folderOf(log);
    const key = folder.toString();
    let search = this.found.get(key);
    if (!search) {
      search = this.search(folder);
      this.found.set(key, search);
    }
    const file = await search;
    return file ? await file.settings : DEFAULT_SETTINGS;
  }

  dispose(): void {
    this.debounce.dispose();
    this.folders.forEach((watcher) => void watcher.dispose());
    this.files.forEach((file) => file.dispose());
    this.subscription.dispose();
  }

  /** Looks in a folder and those above it, and watches all of them: a nearer file may come. */
  private async search(folder: vscode.Uri): Promise<ConfigurationFile | undefined> {
    const folders = foldersFrom(folder);
    folders.forEach((each) => this.watch(each));
    // Asked all at once: over a network each question takes its time, and the log waits for the nearest that is there.
    const asked = folders
      .map((each) => vscode.Uri.joinPath(each, CONFIGURATION_FILE))
      .map((uri) => ({ uri, isThere: isFile(uri) }));
    for (const { uri, isThere } of asked) {
      if (await isThere) {
        return this.fileAt(uri);
      }
    }
    return undefined;
  }

  private fileAt(uri: vscode.Uri): ConfigurationFile {
    const key = uri.toString();
    let file = this.files.get(key);
    if (!file) {
      file = new ConfigurationFile(uri, this.collection, this.today, () => this.debounce.start());
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
        // Also one that no log is under says what is wrong with it.
        this.fileAt(document.uri);
      }
      this.debounce.start();
    } else if ([...this.files.values()].some((file) => file.names(document.uri))) {
      this.debounce.start();
    }
  }

  private async change(): Promise<void> {
    this.found.clear();
    await Promise.all([...this.files.values()].map((file) => file.read()));
    this.changed.fire();
  }
}

/** Whether a document is a configuration file by its name. */
function isConfiguration(uri: vscode.Uri): boolean {
  return uri.path.endsWith(`/${CONFIGURATION_FILE}`) && uri.scheme !== 'git';
}

/** The folder whose logs share a configuration; for a log that is in no file yet, the workspace's. */
export function folderOf(log: vscode.Uri): vscode.Uri {
  const [workspace] = vscode.workspace.workspaceFolders ?? [];
  return log.scheme === 'untitled' && workspace ? workspace.uri : vscode.Uri.joinPath(log, '..');
}

function foldersFrom(folder: vscode.Uri): vscode.Uri[] {
  if (!folder.path.startsWith('/')) {
    // Of a log in no file, in a window without a folder: above it there is nothing, however often one goes up.
    return [];
  }
  const folders = [folder];
  for (
    let above = vscode.Uri.joinPath(folder, '..');
    folders.length < MOST_FOLDERS;
    above = vscode.Uri.joinPath(above, '..')
  ) {
    if (above.path === folders.at(-1)?.path) {
      break;
    }
    folders.push(above);
  }
  return folders;
}
