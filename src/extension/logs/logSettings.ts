import type * as vscode from 'vscode';
import { STANDARD_CONFIGURATION, type Configuration } from '../../configuration/configuration';
import type { Roster } from '../../log/rows/roster';

/** By which a log is read. The same object for as long as nothing in it changes. */
export interface LogSettings {
  /** The configuration file that holds; undefined where there is none. */
  readonly file: vscode.Uri | undefined;
  readonly configuration: Configuration;
  /** The roster that it names; undefined where there is none that can be read. */
  readonly roster: Roster | undefined;
}

/** What holds where there is no configuration file. */
export const NO_SETTINGS: LogSettings = { file: undefined, configuration: STANDARD_CONFIGURATION, roster: undefined };

/** Where the settings of logs come from. */
export interface SettingsSource {
  settingsOf(log: vscode.Uri): Promise<LogSettings>;
  /** After the settings of some log have changed. */
  readonly onDidChange: vscode.Event<void>;
}
