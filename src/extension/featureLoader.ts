import * as vscode from 'vscode';
import type { Feature, Host } from './feature';
import { COMMANDS, FIX_COMMANDS } from './vscode/identifiers';

/** The commands that `gridEditor` registers at startup. */
const STARTUP_COMMANDS: readonly string[] = [COMMANDS.openGrid, COMMANDS.openText];

/** The commands of `commandFeatures.ts`. All others are registered by `lateFeatures.ts`. */
const COMMANDS_OF_COMMAND_FEATURES: readonly string[] = [
  COMMANDS.openSample,
  COMMANDS.newTimeLog,
  COMMANDS.openWalkthrough,
  COMMANDS.openAsTimeLog,
  COMMANDS.alwaysOpenGrid,
  COMMANDS.alwaysOpenText,
  COMMANDS.createConfiguration,
  COMMANDS.mapColumns,
  COMMANDS.sortRowsInFile,
  COMMANDS.checkReport,
  COMMANDS.compareReports,
  COMMANDS.compareRules,
  COMMANDS.createPacket,
  COMMANDS.createPacketOfLine,
  COMMANDS.exportNewCharges,
  COMMANDS.pseudonymizeLog,
  COMMANDS.newMonthEnd,
];

/**
 * Loads and registers features when they are needed: a log opens, VS Code restores a report, or the user runs a command. Until then, it
 * registers the commands itself, and runs them after their features are registered.
 */
export class FeatureLoader implements vscode.Disposable {
  private readonly late: FeatureGroup;
  private readonly ofCommands: FeatureGroup;
  private readonly triggers: vscode.Disposable;

  constructor(host: Host) {
    const all = [...Object.values(COMMANDS), ...Object.values(FIX_COMMANDS)].filter(
      (command) => !STARTUP_COMMANDS.includes(command),
    );
    this.late = new FeatureGroup(
      host,
      all.filter((command) => !COMMANDS_OF_COMMAND_FEATURES.includes(command)),
      async () => (await import('./lateFeatures')).LATE_FEATURES,
    );
    this.ofCommands = new FeatureGroup(host, COMMANDS_OF_COMMAND_FEATURES, async () => {
      await this.late.load();
      return (await import('./commandFeatures')).COMMAND_FEATURES;
    });
    this.triggers = vscode.Disposable.from(
      host.sessions.onWillOpen(() => void this.late.load()),
      host.restoredReports.onDidRestore(() => void this.late.load()),
    );
  }

  dispose(): void {
    this.triggers.dispose();
    this.late.dispose();
    this.ofCommands.dispose();
  }
}

/** Features that are loaded together, the first time that one of them is needed. */
class FeatureGroup implements vscode.Disposable {
  private readonly commands: vscode.Disposable[];
  private features: vscode.Disposable[] = [];
  private loading: Promise<void> | undefined;
  private isDisposed = false;

  /** @param commands the commands that the features register */
  constructor(
    private readonly host: Host,
    commands: readonly string[],
    private readonly importFeatures: () => Promise<readonly Feature[]>,
  ) {
    this.commands = commands.map((command) => this.registerUntilLoaded(command));
  }

  load(): Promise<void> {
    return (this.loading ??= this.register());
  }

  dispose(): void {
    this.isDisposed = true;
    [...this.commands, ...this.features].forEach((registered) => void registered.dispose());
  }

  private registerUntilLoaded(command: string): vscode.Disposable {
    return vscode.commands.registerCommand(command, async (...args: unknown[]): Promise<unknown> => {
      await this.load();
      return vscode.commands.executeCommand(command, ...args);
    });
  }

  private async register(): Promise<void> {
    const features = await this.importFeatures();
    if (!this.isDisposed) {
      this.commands.forEach((command) => void command.dispose());
      this.features = features.map((feature) => feature(this.host));
    }
  }
}
