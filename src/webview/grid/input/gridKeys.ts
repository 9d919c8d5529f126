import type { GridActions } from './gridActions';
import type { GridSession } from '../state/gridSession';
import { getCommand, type GridAction, type GridCommand } from './keyboard';

interface KeyTargets {
  readonly session: GridSession;
  readonly actions: GridActions;
  readonly pageLines: number;
  readonly openMenu: () => void;
}

/** Handles a key in the grid while no cell is edited. */
export function onGridKey(event: KeyboardEvent, targets: KeyTargets): void {
  const command = getCommand({ ...readKeyPress(event), isAltGraph: event.getModifierState('AltGraph') });
  if (!command || event.isComposing || !runCommand(command, event, targets)) {
    return;
  }
  // Webviews pass their keys on to VS Code, which must not handle this one again.
  event.preventDefault();
  event.stopPropagation();
}

/** The actions that open a bar or the form. Their keys also work in the other bars. */
const SHELL_ACTIONS: ReadonlySet<GridAction> = new Set([
  'newEntry',
  'find',
  'replace',
  'filter',
  'problems',
] satisfies GridAction[]);

/** Handles a key in the bars and fields around the grid. */
export function onShellKey(event: KeyboardEvent, actions: GridActions): void {
  const press = readKeyPress(event);
  const isAltGraph = event.getModifierState('AltGraph');
  const command = event.defaultPrevented || isAltGraph ? undefined : getCommand({ ...press, isAltGraph });
  if (command?.type === 'action' && SHELL_ACTIONS.has(command.action) && (press.ctrlKey || press.metaKey)) {
    actions.do(command.action);
    event.preventDefault();
    event.stopPropagation();
  }
}

/** @returns whether the key was handled */
function runCommand(
  command: GridCommand,
  event: KeyboardEvent,
  { session, actions, pageLines, openMenu }: KeyTargets,
): boolean {
  switch (command.type) {
    case 'move':
      // At either end of the grid, Tab moves the focus out of it.
      return session.move(command.motion, pageLines, command.extend) || event.key !== 'Tab';
    case 'edge':
      session.moveToEdge(command.step, command.extend);
      return true;
    case 'selectAll':
      session.selectAll();
      return true;
    case 'selectRows':
      session.selectRows();
      return true;
    case 'edit':
      if (command.seed === undefined && event.key === 'Enter' && actions.toggleFold()) {
        return true;
      }
      session.beginEdit(command.seed);
      return true;
    case 'clear':
      actions.blocks.clear();
      return true;
    case 'nextProblem':
      session.goToNextProblem(command.backward);
      return true;
    case 'openMenu':
      openMenu();
      return true;
    case 'escape':
      return session.collapseSelection();
    case 'action':
      actions.do(command.action);
      return true;
  }
}

function readKeyPress({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent) {
  return { key, ctrlKey, metaKey, altKey, shiftKey };
}
