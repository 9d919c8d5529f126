import * as vscode from 'vscode';
import type { GridToHost, HostToGrid } from '../../../src/protocol/gridMessages';

/** A panel without a page: the test sends the messages of the page, and reads those sent to it. */
export class FakePanel {
  readonly received: HostToGrid[] = [];
  private readonly fromPage = new vscode.EventEmitter<GridToHost>();
  private readonly viewState = new vscode.EventEmitter<void>();
  readonly panel = {
    visible: true,
    onDidChangeViewState: this.viewState.event,
    webview: {
      onDidReceiveMessage: this.fromPage.event,
      postMessage: (message: HostToGrid): Thenable<boolean> => {
        this.received.push(message);
        return Promise.resolve(true);
      },
    },
  };

  send(message: GridToHost): void {
    this.fromPage.fire(message);
  }

  show(visible: boolean): void {
    this.panel.visible = visible;
    this.viewState.fire();
  }

  /** The last state that was sent to the page, with the lines in view. */
  get last(): Extract<HostToGrid, { type: 'state' }> | undefined {
    return this.received.findLast((message) => message.type === 'state');
  }

  /** The sentence of the last edit that was refused; '' if there was none. */
  get refusal(): string {
    return this.received.findLast((message) => message.type === 'refused')?.sentence ?? '';
  }

  /** The lines of the last state: cells of rows, and MRNs and minutes of groups. */
  get lines(): string[] {
    return (
      this.last?.window.lines.map((line) =>
        line.kind === 'entry' ? line.cells.join(' ') : `${line.mrn} ${line.minutes}`,
      ) ?? []
    );
  }
}
