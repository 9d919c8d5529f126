import assert from 'node:assert/strict';
import { getCommand, getKeyLabel, type KeyPress } from '../../../../../src/webview/grid/input/keyboard';

function press(key: string, modifiers: Partial<KeyPress> = {}): KeyPress {
  return { key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, isAltGraph: false, ...modifiers };
}

describe('The keys of the grid', () => {
  it('move the selection as in a spreadsheet', () => {
    assert.deepEqual(getCommand(press('ArrowDown')), { type: 'move', motion: 'down', extend: false });
    assert.deepEqual(getCommand(press('Tab', { shiftKey: true })), {
      type: 'move',
      motion: 'previousCell',
      extend: false,
    });
    assert.deepEqual(getCommand(press('Home', { ctrlKey: true })), {
      type: 'move',
      motion: 'gridStart',
      extend: false,
    });
    assert.deepEqual(getCommand(press('End', { metaKey: true })), { type: 'move', motion: 'gridEnd', extend: false });
  });

  it('start an edit with Enter, F2, or typing', () => {
    assert.deepEqual(getCommand(press('Enter')), { type: 'edit', seed: undefined });
    assert.deepEqual(getCommand(press('F2')), { type: 'edit', seed: undefined });
    assert.deepEqual(getCommand(press('7')), { type: 'edit', seed: '7' });
    assert.deepEqual(getCommand(press('A', { shiftKey: true })), { type: 'edit', seed: 'A' });
    assert.deepEqual(getCommand(press('@', { ctrlKey: true, altKey: true, isAltGraph: true })), {
      type: 'edit',
      seed: '@',
    });
    assert.deepEqual(getCommand(press('Backspace')), { type: 'edit', seed: '' });
  });

  it('select a range with Shift, and clear it with Delete', () => {
    assert.deepEqual(getCommand(press('ArrowDown', { shiftKey: true })), {
      type: 'move',
      motion: 'down',
      extend: true,
    });
    assert.deepEqual(getCommand(press('End', { ctrlKey: true, shiftKey: true })), {
      type: 'move',
      motion: 'gridEnd',
      extend: true,
    });
    assert.deepEqual(getCommand(press('ArrowDown', { ctrlKey: true, shiftKey: true })), {
      type: 'edge',
      step: 1,
      extend: true,
    });
    assert.deepEqual(getCommand(press('a', { ctrlKey: true })), { type: 'selectAll' });
    assert.deepEqual(getCommand(press(' ', { shiftKey: true })), { type: 'selectRows' });
    assert.deepEqual(getCommand(press('Delete')), { type: 'clear' });
  });

  it('fill down, find, replace, and open the form, the fixes, and the menu', () => {
    const action = (key: string) => {
      const command = getCommand(press(key, { ctrlKey: true }));
      return command?.type === 'action' ? command.action : undefined;
    };
    assert.deepEqual(['d', 'f', 'h', 'i', '.'].map(action), ['fillDown', 'find', 'replace', 'newEntry', 'quickFix']);
  });

  it('change rows with the keys that VS Code has for lines', () => {
    assert.deepEqual(getCommand(press('Enter', { ctrlKey: true })), { type: 'action', action: 'addEntry' });
    assert.deepEqual(getCommand(press('K', { ctrlKey: true, shiftKey: true })), {
      type: 'action',
      action: 'deleteRow',
    });
    assert.deepEqual(getCommand(press('k', { metaKey: true, shiftKey: true })), {
      type: 'action',
      action: 'deleteRow',
    });
    assert.deepEqual(getCommand(press('ArrowDown', { altKey: true, shiftKey: true })), {
      type: 'action',
      action: 'duplicateRow',
    });
    assert.deepEqual(getCommand(press('F12')), { type: 'action', action: 'showInText' });
  });

  it('go to the next problem and open the menu', () => {
    assert.deepEqual(getCommand(press('F8')), { type: 'nextProblem', backward: false });
    assert.deepEqual(getCommand(press('F8', { shiftKey: true })), { type: 'nextProblem', backward: true });
    assert.deepEqual(getCommand(press('F10', { shiftKey: true })), { type: 'openMenu' });
  });

  it('are not handled if they are keys of VS Code', () => {
    for (const key of ['z', 'y', 's', 'c', 'v', 'p', 'g']) {
      assert.equal(getCommand(press(key, { ctrlKey: true })), undefined);
      assert.equal(getCommand(press(key, { metaKey: true })), undefined);
    }
    assert.equal(getCommand(press('F1')), undefined);
    assert.equal(getCommand(press('Dead')), undefined);
  });

  it('are shown as on each operating system', () => {
    assert.equal(getKeyLabel('deleteRow', false), 'Ctrl+Shift+K');
    assert.equal(getKeyLabel('deleteRow', true), '⇧⌘K');
  });
});
