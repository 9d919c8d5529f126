import * as vscode from 'vscode';
import {
  DEFAULT_CONFIGURATION,
  addFeesOfFile,
  createReadingOptions,
  type Configuration,
} from '../../configuration/configuration';
import { configurationNotice, damagedConfigurationObstacle } from '../../configuration/configurationNotice';
import type { ConfigurationReading } from '../../configuration/configurationReading';
import { createUnreadableFeeFileProblem, readFeeFile } from '../../configuration/feeFileReading';
import { createUnreadableRosterProblem, readRosters, type RosterSource } from '../../configuration/rosterReading';
import { TextLines } from '../../log/csv/lines';
import { readText } from '../../files/openLog';
import type { Problem } from '../../log/problems/problems';
import type { Roster } from '../../log/rows/roster';
import type { Result } from '../../text/result';
import { toDiagnostic } from '../vscode/toDiagnostic';
import { watchFiles } from '../vscode/fileWatch';
import { workspaceFiles } from '../vscode/workspaceFiles';
import type { Today } from './today';
import { DEFAULT_SETTINGS, type LogSettings } from './logSettings';

/** A configuration file, and the files of the roster and the fee file that it names, on disk or with unsaved edits. */
export class ConfigurationFile implements vscode.Disposable {
  private current: LogSettings = DEFAULT_SETTINGS;
  private readTexts: string | undefined;
  private effect = '';
  private reading: Promise<LogSettings>;
  private readonly rosterFiles: FollowedFiles;
  private readonly feeFile: FollowedFile;

  /** @param onNamedFileChange called when the roster or the fee file has changed on disk */
  constructor(
    readonly uri: vscode.Uri,
    private readonly collection: vscode.DiagnosticCollection,
    private readonly today: Today,
    onNamedFileChange: () => void,
  ) {
    this.rosterFiles = new FollowedFiles(collection, onNamedFileChange);
    this.feeFile = new FollowedFile(collection, onNamedFileChange);
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

  /** Returns whether a file is one of the roster or the fee file of this configuration. */
  isNamedFile(uri: vscode.Uri): boolean {
    return [...this.rosterFiles.files, this.feeFile].some((file) => file.uri?.toString() === uri.toString());
  }

  dispose(): void {
    this.rosterFiles.dispose();
    this.feeFile.dispose();
    this.collection.delete(this.uri);
  }

  private async readNow(): Promise<LogSettings> {
    const text = await readText(workspaceFiles, this.uri);
    const { configuration, problems, isDamaged } = text.ok
      ? await parse(text.value)
      : { configuration: DEFAULT_CONFIGURATION, problems: [], isDamaged: true };
    const { roster: named, feeFile } = configuration;
    const resolve = (path: string): vscode.Uri => workspaceFiles.resolve(vscode.Uri.joinPath(this.uri, '..'), path);
    const rosterTexts = await this.rosterFiles.read(named.map(({ path }) => resolve(path)));
    const feeText = await this.feeFile.read(feeFile && resolve(feeFile.path));
    const texts = JSON.stringify([text, rosterTexts, feeText]);
    if (texts === this.readTexts) {
      return this.current;
    }
    this.readTexts = texts;
    const effect = text.ok ? describeEffect(configuration) + JSON.stringify([rosterTexts, feeText]) : '';
    const unreadable = [
      ...named.flatMap(({ range }, index) => {
        const rosterText = rosterTexts[index];
        return rosterText?.ok === false ? [createUnreadableRosterProblem(range, rosterText.failure.message)] : [];
      }),
      ...(feeFile && feeText?.ok === false
        ? [createUnreadableFeeFileProblem(feeFile.range, feeText.failure.message)]
        : []),
    ];
    this.publish(this.uri, [...problems, ...unreadable]);
    const found = [...problems, ...unreadable];
    const { roster, problems: inRoster } = this.readRoster(configuration, rosterTexts);
    inRoster.forEach((problem) => found.push(problem));
    let withFees = configuration;
    if (feeFile && this.feeFile.uri && feeText?.ok) {
      const read = readFeeFile(TextLines.of(feeText.value), feeFile);
      withFees = addFeesOfFile(configuration, read.fees);
      read.problems.forEach((problem) => found.push(problem));
      this.publish(this.feeFile.uri, read.problems);
    }
    // A comment that is being typed doesn't make every log be read again.
    const notice = isDamaged ? '' : configurationNotice(found);
    const [first] = problems;
    const obstacle = isDamaged
      ? damagedConfigurationObstacle(
          text.ok ? first && { message: first.message, line: first.range.start.line + 1 } : text.failure,
        )
      : '';
    if (effect !== this.effect || notice !== this.current.notice || obstacle !== this.current.obstacle) {
      this.effect = effect;
      this.current = isDamaged
        ? { ...DEFAULT_SETTINGS, file: this.uri, obstacle }
        : { file: this.uri, configuration: withFees, roster, notice, obstacle };
    }
    return this.current;
  }

  /** Reads the roster from the files that can be read, and publishes the problems of each. */
  private readRoster(
    configuration: Configuration,
    texts: readonly (Result<string> | undefined)[],
  ): { readonly roster: Roster | undefined; readonly problems: readonly Problem[] } {
    const sources: (RosterSource & { readonly uri: vscode.Uri })[] = [];
    for (const [index, { path, columns }] of configuration.roster.entries()) {
      const [text, uri] = [texts[index], this.rosterFiles.files[index]?.uri];
      if (uri && text?.ok) {
        sources.push({ path, columns, lines: TextLines.of(text.value), uri });
      }
    }
    if (sources.length === 0) {
      return { roster: undefined, problems: [] };
    }
    const { roster, problems } = readRosters(sources, this.today.date, createReadingOptions(configuration));
    for (const [index, { uri }] of sources.entries()) {
      this.publish(uri, problems[index] ?? []);
    }
    return { roster, problems: problems.flat() };
  }

  private publish(uri: vscode.Uri, problems: readonly Problem[]): void {
    this.collection.set(uri, problems.map(toDiagnostic));
  }
}

/** A file that the configuration names. It's watched, and its problems are shown. */
class FollowedFile implements vscode.Disposable {
  private watcher: vscode.Disposable | undefined;
  uri: vscode.Uri | undefined;

  /** @param onChange called when the file has changed on disk */
  constructor(
    private readonly collection: vscode.DiagnosticCollection,
    private readonly onChange: () => void,
  ) {}

  /** Follows a file instead of the earlier one, and reads it; undefined if there is no file. */
  async read(uri: vscode.Uri | undefined): Promise<Result<string> | undefined> {
    if (uri?.toString() !== this.uri?.toString()) {
      this.dispose();
      this.uri = uri;
      this.watcher = uri && watchFiles([uri], this.onChange);
    }
    return uri && readText(workspaceFiles, uri);
  }

  dispose(): void {
    this.watcher?.dispose();
    if (this.uri) {
      this.collection.delete(this.uri);
    }
  }
}

/** Files that the configuration names in one setting. */
class FollowedFiles implements vscode.Disposable {
  readonly files: FollowedFile[] = [];

  /** @param onChange called when one of the files has changed on disk */
  constructor(
    private readonly collection: vscode.DiagnosticCollection,
    private readonly onChange: () => void,
  ) {}

  /** Follows these files instead of the earlier ones, and reads them. */
  async read(uris: readonly vscode.Uri[]): Promise<readonly (Result<string> | undefined)[]> {
    for (const dropped of this.files.splice(uris.length)) {
      dropped.dispose();
    }
    while (this.files.length < uris.length) {
      this.files.push(new FollowedFile(this.collection, this.onChange));
    }
    return Promise.all(this.files.map((file, index) => file.read(uris[index])));
  }

  dispose(): void {
    for (const file of this.files) {
      file.dispose();
    }
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
