import type * as vscode from 'vscode';
import { STANDARD_CONFIGURATION, type Configuration } from '../configuration/configuration';

/** By which a log is read. The same object for as long as nothing in it changes. */
export interface LogSettings {
  /** The configuration file that holds; undefined where there is none. */
  readonly file: vscode.Uri | undefined;
  readonly configuration: Configuration;
}

/** What holds where there is no configuration file. */
export const NO_SETTINGS: LogSettings = { file: undefined, configuration: STANDARD_CONFIGURATION };

/** Where the settings of logs come from. */
export interface SettingsSource {
  /** The settings of a log as far as they have been found already. */
  known(log: vscode.Uri): LogSettings | undefined;
  settingsOf(log: vscode.Uri): Promise<LogSettings>;
  /** After the settings of some log have changed. */
  readonly onDidChange: vscode.Event<void>;
}
