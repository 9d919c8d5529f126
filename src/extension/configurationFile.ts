import type * as vscode from 'vscode';
import { readConfiguration } from '../configuration/configuration';
import type { Problem } from '../log/problems';
import { toDiagnostic } from './diagnostics';
import { textOf } from './fileTexts';
import { NO_SETTINGS, type LogSettings } from './logSettings';

/** One configuration file and what it says, as it is on disk or as it is being typed. */
export class ConfigurationFile implements vscode.Disposable {
  private current: LogSettings = NO_SETTINGS;
  private readText: string | undefined;
  private reading: Promise<LogSettings>;

  constructor(
    readonly uri: vscode.Uri,
    private readonly collection: vscode.DiagnosticCollection,
  ) {
    this.reading = this.readNow();
  }

  /** What it says, once it has been read. */
  get settings(): Promise<LogSettings> {
    return this.reading;
  }

  /** Reads it again. The settings are other ones only if it says something else now. */
  read(): Promise<LogSettings> {
    this.reading = this.reading.then(() => this.readNow());
    return this.reading;
  }

  dispose(): void {
    this.collection.delete(this.uri);
  }

  private async readNow(): Promise<LogSettings> {
    const text = await textOf(this.uri);
    if (text === undefined) {
      this.readText = undefined;
      this.current = NO_SETTINGS;
      this.publish([]);
    } else if (text !== this.readText) {
      const { configuration, problems } = readConfiguration(text);
      this.readText = text;
      this.current = { file: this.uri, configuration };
      this.publish(problems);
    }
    return this.current;
  }

  private publish(problems: readonly Problem[]): void {
    this.collection.set(this.uri, problems.map(toDiagnostic));
  }
}
