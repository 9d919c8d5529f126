import * as vscode from 'vscode';
import { DEFAULT_CONFIGURATION, createReadingOptions, type Configuration } from '../../configuration/configuration';
import type { ConfigurationReading } from '../../configuration/configurationReading';
import { readRoster, createUnreadableRosterProblem } from '../../configuration/rosterReading';
import { TextLines } from '../../log/csv/lines';
import { readText } from '../../files/openLog';
import type { Problem } from '../../log/problems/problems';
import type { Roster } from '../../log/rows/roster';
import { toDiagnostic } from '../vscode/toDiagnostic';
import { watchFiles } from '../vscode/fileWatch';
import { workspaceFiles } from '../vscode/workspaceFiles';
import type { Today } from './today';
import { DEFAULT_SETTINGS, type LogSettings } from './logSettings';

/** A configuration file and the roster that it names, on disk or with unsaved edits. */
export class ConfigurationFile implements vscode.Disposable {
  private current: LogSettings = DEFAULT_SETTINGS;
  private readTexts: string | undefined;
  private effect = '';
  private reading: Promise<LogSettings>;
  private roster: vscode.Uri | undefined;
  private watcher: vscode.Disposable | undefined;

  /** @param onRosterChange called when the roster has changed on disk */
  constructor(
    readonly uri: vscode.Uri,
    private readonly collection: vscode.DiagnosticCollection,
    private readonly today: Today,
    private readonly onRosterChange: () => void,
  ) {
    this.reading = this.readNow();
  }

  /** The settings, as soon as the files have been read. */
  get settings(): Promise<LogSettings> {
    return this.reading;
  }

  /** Reads the files again. The settings stay the same object unless the configuration or the roster has a different effect. */
  read(): Promise<LogSettings> {
    const again = (): Promise<LogSettings> => this.readNow();
    // Reads again even after a failed attempt.
    this.reading = this.reading.then(again, again);
    return this.reading;
  }

  /** Returns whether a file is the roster of this configuration. */
  isRoster(uri: vscode.Uri): boolean {
    return this.roster?.toString() === uri.toString();
  }

  dispose(): void {
    this.watcher?.dispose();
    this.collection.delete(this.uri);
  }

  private async readNow(): Promise<LogSettings> {
    const text = await readText(workspaceFiles, this.uri);
    const { configuration, problems } = text.ok
      ? await parse(text.value)
      : { configuration: DEFAULT_CONFIGURATION, problems: [] };
    const named = configuration.roster;
    this.follow(named && workspaceFiles.resolve(vscode.Uri.joinPath(this.uri, '..'), named.path));
    const rosterText = this.roster && (await readText(workspaceFiles, this.roster));
    const texts = JSON.stringify([text, rosterText]);
    if (texts === this.readTexts) {
      return this.current;
    }
    this.readTexts = texts;
    const effect = text.ok ? describeEffect(configuration) + JSON.stringify(rosterText) : '';
    const rosterProblem =
      named && rosterText?.ok === false ? [createUnreadableRosterProblem(named.range, rosterText.failure.message)] : [];
    this.publish(this.uri, [...problems, ...rosterProblem]);
    let roster: Roster | undefined;
    if (this.roster && rosterText?.ok) {
      const read = readRoster(TextLines.of(rosterText.value), this.today.date, createReadingOptions(configuration));
      ({ roster } = read);
      this.publish(this.roster, read.problems);
    }
    // A comment that is being typed doesn't make every log be read again.
    if (effect !== this.effect) {
      this.effect = effect;
      this.current = text.ok ? { file: this.uri, configuration, roster } : DEFAULT_SETTINGS;
    }
    return this.current;
  }

  /** Watches the current roster instead of the earlier one. */
  private follow(roster: vscode.Uri | undefined): void {
    if (roster?.toString() === this.roster?.toString()) {
      return;
    }
    this.watcher?.dispose();
    if (this.roster) {
      this.collection.delete(this.roster);
    }
    this.roster = roster;
    this.watcher = roster && watchFiles([roster], this.onRosterChange);
  }

  private publish(uri: vscode.Uri, problems: readonly Problem[]): void {
    this.collection.set(uri, problems.map(toDiagnostic));
  }
}

/** Parses a configuration. The JSON parser is loaded for the first one. */
async function parse(text: string): Promise<ConfigurationReading> {
  const { readConfiguration } = await import('../../configuration/configurationReading');
  return readConfiguration(text);
}

/** Returns a text that is equal for configurations with the same effect: without the positions in the file. */
function describeEffect(configuration: Configuration): string {
  return JSON.stringify(configuration, (key, value: unknown) => {
    if (key === 'range') {
      return undefined;
    }
    return value instanceof Map ? [...(value as ReadonlyMap<unknown, unknown>)] : value;
  });
}
