import * as vscode from 'vscode';
import { REPORT_VIEW_TYPE } from '../vscode/identifiers';

type Restore = (panel: vscode.WebviewPanel, state: unknown) => Promise<void>;

/** The report panels that VS Code restores. They wait for the code that fills them, which is loaded late. */
export class RestoredReports implements vscode.WebviewPanelSerializer, vscode.Disposable {
  private readonly restored = new vscode.EventEmitter<void>();
  private readonly registration = vscode.window.registerWebviewPanelSerializer(REPORT_VIEW_TYPE, this);
  private resolve: ((restore: Restore) => void) | undefined;
  private readonly restore = new Promise<Restore>((resolve) => {
    this.resolve = resolve;
  });
  /** Fires when a panel is waiting. */
  readonly onDidRestore = this.restored.event;

  /** Sets the function that fills restored panels, including those that are waiting. */
  restoreWith(restore: Restore): void {
    this.resolve?.(restore);
  }

  async deserializeWebviewPanel(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    this.restored.fire();
    const restore = await this.restore;
    await restore(panel, state);
  }

  dispose(): void {
    this.registration.dispose();
    this.restored.dispose();
  }
}
