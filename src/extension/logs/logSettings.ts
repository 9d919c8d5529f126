import type * as vscode from 'vscode';
import { DEFAULT_CONFIGURATION, type Configuration } from '../../configuration/configuration';
import type { Roster } from '../../log/rows/roster';

/** The settings for reading a log. The object stays the same until a setting changes. */
export interface LogSettings {
  /** The configuration file of the log, if any. */
  readonly file: vscode.Uri | undefined;
  readonly configuration: Configuration;
  /** The roster of the configuration file, if it can be read. */
  readonly roster: Roster | undefined;
  /** What the configuration has wrong and isn't applied, as a sentence; '' if everything is applied. */
  readonly notice: string;
  /** Why no log can be read with these settings, as sentences; '' if logs can be read. */
  readonly obstacle: string;
}

/** The settings of a log without a configuration file. */
export const DEFAULT_SETTINGS: LogSettings = {
  file: undefined,
  configuration: DEFAULT_CONFIGURATION,
  roster: undefined,
  notice: '',
  obstacle: '',
};

/** Returns the settings of logs. */
export interface SettingsSource {
  findSettings(log: vscode.Uri): Promise<LogSettings>;
  /** Fires after the settings of any log have changed. */
  readonly onDidChange: vscode.Event<void>;
}
