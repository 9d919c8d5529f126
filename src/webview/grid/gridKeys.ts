import type { GridSession } from './gridSession';
import { commandOf } from './keyboard';

/** What keys do in the grid while no cell is edited. */
export function onGridKey(event: KeyboardEvent, session: GridSession, pageLines: number, openMenu: () => void): void {
  const command = commandOf({ ...pressOf(event), isAltGraph: event.getModifierState('AltGraph') });
  if (!command || event.isComposing) {
    return;
  }
  switch (command.type) {
    case 'move':
      if (!session.move(command.motion, pageLines) && event.key === 'Tab') {
        // At either end of the grid Tab leads out of it.
        return;
      }
      break;
    case 'edit':
      session.beginEdit(command.seed);
      break;
    case 'nextProblem':
      session.nextProblem(command.backwards);
      break;
    case 'openMenu':
      openMenu();
      break;
    case 'row':
      session.act(command.action);
      break;
  }
  // Done here: VS Code, to which webviews pass their keys on, must not do something else with it.
  event.preventDefault();
  event.stopPropagation();
}

function pressOf({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent) {
  return { key, ctrlKey, metaKey, altKey, shiftKey };
}
