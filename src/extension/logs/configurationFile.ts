import * as vscode from 'vscode';
import { STANDARD_CONFIGURATION, readingOptions, type Configuration } from '../../configuration/configuration';
import type { ConfigurationReading } from '../../configuration/configurationReading';
import { readRoster, unreadableRoster } from '../../configuration/rosterReading';
import { TextLines } from '../../log/csv/lines';
import type { Problem } from '../../log/problems/problems';
import type { Roster } from '../../log/rows/roster';
import { toDiagnostic } from '../vscode/toDiagnostic';
import { textOf } from '../vscode/fileTexts';
import { watchFiles } from '../vscode/fileWatch';
import type { Today } from './today';
import { DEFAULT_SETTINGS, type LogSettings } from './logSettings';
import { t } from '../../text/text';

/** One configuration file and the roster it names, as they are on disk or as they are being typed. */
export class ConfigurationFile implements vscode.Disposable {
  private current: LogSettings = DEFAULT_SETTINGS;
  private readTexts: string | undefined;
  private meaning = '';
  private reading: Promise<LogSettings>;
  private roster: vscode.Uri | undefined;
  private watcher: vscode.Disposable | undefined;

  /** @param changed called when the roster has changed on disk */
  constructor(
    readonly uri: vscode.Uri,
    private readonly collection: vscode.DiagnosticCollection,
    private readonly today: Today,
    private readonly changed: () => void,
  ) {
    this.reading = this.readNow();
  }

  /** What it says, once it has been read. */
  get settings(): Promise<LogSettings> {
    return this.reading;
  }

  /** Reads it again. The settings are other ones only if it or its roster says something else now. */
  read(): Promise<LogSettings> {
    const again = (): Promise<LogSettings> => this.readNow();
    // A reading that has failed must not be the last one.
    this.reading = this.reading.then(again, again);
    return this.reading;
  }

  /** Whether a file is the roster that it names. */
  names(uri: vscode.Uri): boolean {
    return this.roster?.toString() === uri.toString();
  }

  dispose(): void {
    this.watcher?.dispose();
    this.collection.delete(this.uri);
  }

  private async readNow(): Promise<LogSettings> {
    const text = await textOf(this.uri);
    const { configuration, problems } =
      text === undefined ? { configuration: STANDARD_CONFIGURATION, problems: [] } : await read(text);
    const named = configuration.roster;
    this.follow(named && rosterUri(this.uri, named.path));
    const rosterText = this.roster && (await textOf(this.roster));
    const texts = JSON.stringify([text, rosterText]);
    if (texts === this.readTexts) {
      return this.current;
    }
    this.readTexts = texts;
    const meaning = text === undefined ? '' : meaningOf(configuration) + JSON.stringify(rosterText);
    const isLost = named && rosterText === undefined;
    const why = t`there is no such file beside the configuration, or it is not a text`;
    this.publish(this.uri, isLost ? [...problems, unreadableRoster(named.range, why)] : problems);
    let roster: Roster | undefined;
    if (this.roster && rosterText !== undefined) {
      const read = readRoster(TextLines.of(rosterText), this.today.date, readingOptions(configuration));
      ({ roster } = read);
      this.publish(this.roster, read.problems);
    }
    // A comment that is being typed does not make every log be read anew.
    if (meaning !== this.meaning) {
      this.meaning = meaning;
      this.current = text === undefined ? DEFAULT_SETTINGS : { file: this.uri, configuration, roster };
    }
    return this.current;
  }

  /** Watches the roster that is named now, and no other. */
  private follow(roster: vscode.Uri | undefined): void {
    if (roster?.toString() === this.roster?.toString()) {
      return;
    }
    this.watcher?.dispose();
    if (this.roster) {
      this.collection.delete(this.roster);
    }
    this.roster = roster;
    this.watcher = roster && watchFiles([roster], this.changed);
  }

  private publish(uri: vscode.Uri, problems: readonly Problem[]): void {
    this.collection.set(uri, problems.map(toDiagnostic));
  }
}

/** The reader, and the JSON parser with it, are loaded for the first configuration that there is. */
async function read(text: string): Promise<ConfigurationReading> {
  const { readConfiguration } = await import('../../configuration/configurationReading');
  return readConfiguration(text);
}

/** What a configuration says, wherever it says it: equal for configurations that read logs alike. */
function meaningOf(configuration: Configuration): string {
  return JSON.stringify(configuration, (key, value: unknown) => {
    if (key === 'range') {
      return undefined;
    }
    return value instanceof Map ? [...(value as ReadonlyMap<unknown, unknown>)] : value;
  });
}

/** A path of the configuration, relative to its folder or absolute. */
function rosterUri(configuration: vscode.Uri, path: string): vscode.Uri {
  if (path.startsWith('/')) {
    return configuration.with({ path });
  }
  return /^[a-z]:\//i.test(path) ? vscode.Uri.file(path) : vscode.Uri.joinPath(configuration, '..', path);
}
