import * as vscode from 'vscode';
import type { Host } from './feature';
import { COMMANDS, FIX_COMMANDS } from './vscode/identifiers';

/** The commands that `gridEditor` registers at startup. */
const STARTUP_COMMANDS: readonly string[] = [COMMANDS.openGrid, COMMANDS.openText];

/**
 * Loads and registers the late features when they are needed: a log opens, VS Code restores a report, or the user runs a command.
 * Until then, it registers the commands itself, and runs them after the features are registered.
 */
export class FeatureLoader implements vscode.Disposable {
  private readonly commands: vscode.Disposable[];
  private readonly triggers: vscode.Disposable;
  private features: vscode.Disposable[] = [];
  private loading: Promise<void> | undefined;
  private isDisposed = false;

  constructor(private readonly host: Host) {
    this.commands = [...Object.values(COMMANDS), ...Object.values(FIX_COMMANDS)]
      .filter((command) => !STARTUP_COMMANDS.includes(command))
      .map((command) => this.registerUntilLoaded(command));
    this.triggers = vscode.Disposable.from(
      host.sessions.onWillOpen(() => void this.load()),
      host.restoredReports.onDidRestore(() => void this.load()),
    );
  }

  dispose(): void {
    this.isDisposed = true;
    this.triggers.dispose();
    [...this.commands, ...this.features].forEach((registered) => void registered.dispose());
  }

  private registerUntilLoaded(command: string): vscode.Disposable {
    return vscode.commands.registerCommand(command, async (...args: unknown[]): Promise<unknown> => {
      await this.load();
      return vscode.commands.executeCommand(command, ...args);
    });
  }

  private load(): Promise<void> {
    return (this.loading ??= this.register());
  }

  private async register(): Promise<void> {
    const { LATE_FEATURES } = await import('./lateFeatures');
    if (!this.isDisposed) {
      this.commands.forEach((command) => void command.dispose());
      this.features = LATE_FEATURES.map((feature) => feature(this.host));
    }
  }
}
