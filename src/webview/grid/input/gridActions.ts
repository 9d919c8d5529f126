import { BlockActions } from './blockActions';
import type { GridSession } from '../state/gridSession';
import type { GridAction } from './keyboard';
import { t } from '../../../text/text';

/** The parts of the grid's page that actions use. */
export interface GridShell {
  /** Copies or cuts through the browser's clipboard event. */
  copyOrCut(command: 'copy' | 'cut'): void;
  readClipboard(): Promise<string>;
  openForm(): void;
  openFind(withReplace: boolean): void;
  toggleFilter(): void;
  toggleProblems(): void;
  openColumnMenu(): void;
  openFixes(): void;
}

/** Runs the actions of keys and menus. */
export class GridActions {
  readonly blocks: BlockActions;

  constructor(
    private readonly session: GridSession,
    private readonly shell: GridShell,
  ) {
    this.blocks = new BlockActions(session);
  }

  do(action: GridAction): void {
    const { session, blocks } = this;
    switch (action) {
      case 'copy':
      case 'cut':
        this.shell.copyOrCut(action);
        break;
      case 'copyWithHeader':
        blocks.copyInHost('withHeader');
        break;
      case 'copyAsCsv':
        blocks.copyInHost('csv');
        break;
      case 'copyAsMarkdown':
        blocks.copyInHost('markdown');
        break;
      case 'paste':
        void this.withClipboard((text) => blocks.paste(text));
        break;
      case 'pasteNewRows':
        void this.withClipboard((text) => blocks.pasteNewRows(text));
        break;
      case 'fillDown':
        blocks.fillDown();
        break;
      case 'deleteRow':
        blocks.deleteRows();
        break;
      case 'newEntry':
        if (session.checkEditable()) {
          this.shell.openForm();
        }
        break;
      case 'find':
      case 'replace':
        this.shell.openFind(action === 'replace');
        break;
      case 'filter':
        this.shell.toggleFilter();
        break;
      case 'problems':
        this.shell.toggleProblems();
        break;
      case 'columnMenu':
        this.shell.openColumnMenu();
        break;
      case 'quickFix':
        this.shell.openFixes();
        break;
      case 'fold':
        this.toggleFold();
        break;
      default:
        this.doOnRow(action);
    }
  }

  /** Folds or unfolds the selected band. @returns whether a band is selected */
  toggleFold(): boolean {
    const { selection, lines, state } = this.session.view;
    const line = selection && lines.at(selection.index);
    if (line?.kind !== 'band' || !state || !selection) {
      return false;
    }
    this.session.post({ type: 'fold', generation: state.generation, index: selection.index });
    return true;
  }

  private doOnRow(action: 'addEntry' | 'insertAbove' | 'insertBelow' | 'duplicateRow' | 'showInText'): void {
    const { session } = this;
    const { selection, state } = session.view;
    const entry = action === 'addEntry' ? session.getTargetEntry() : session.getSelectedEntry();
    if (!entry || !selection || !state || (action !== 'showInText' && !session.checkEditable())) {
      return;
    }
    const { row } = entry;
    switch (action) {
      case 'addEntry':
      case 'duplicateRow':
        session.postEdit({ type: action, row });
        break;
      case 'insertAbove':
      case 'insertBelow':
        session.postEdit({ type: 'insertRow', row, place: action === 'insertAbove' ? 'above' : 'below' });
        break;
      case 'showInText':
        session.post({ type: action, row, column: Math.max(0, selection.column) });
    }
  }

  /** Reads the clipboard, which the browser can refuse. */
  private async withClipboard(run: (text: string) => void): Promise<void> {
    try {
      run(await this.shell.readClipboard());
    } catch {
      this.session.showRefusal(t`Can't read the clipboard here. Press Ctrl+V instead.`);
    }
  }
}
