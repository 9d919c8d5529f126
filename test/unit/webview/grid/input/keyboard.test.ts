import assert from 'node:assert/strict';
import { commandOf, keyLabel, type KeyPress } from '../../../../../src/webview/grid/input/keyboard';

function press(key: string, modifiers: Partial<KeyPress> = {}): KeyPress {
  return { key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, isAltGraph: false, ...modifiers };
}

describe('keys of the grid', () => {
  it('move as in a spreadsheet', () => {
    assert.deepEqual(commandOf(press('ArrowDown')), { type: 'move', motion: 'down', extend: false });
    assert.deepEqual(commandOf(press('Tab', { shiftKey: true })), {
      type: 'move',
      motion: 'previousCell',
      extend: false,
    });
    assert.deepEqual(commandOf(press('Home', { ctrlKey: true })), { type: 'move', motion: 'gridStart', extend: false });
    assert.deepEqual(commandOf(press('End', { metaKey: true })), { type: 'move', motion: 'gridEnd', extend: false });
  });

  it('edit by Enter, F2 or typing', () => {
    assert.deepEqual(commandOf(press('Enter')), { type: 'edit', seed: undefined });
    assert.deepEqual(commandOf(press('F2')), { type: 'edit', seed: undefined });
    assert.deepEqual(commandOf(press('7')), { type: 'edit', seed: '7' });
    assert.deepEqual(commandOf(press('A', { shiftKey: true })), { type: 'edit', seed: 'A' });
    assert.deepEqual(commandOf(press('@', { ctrlKey: true, altKey: true, isAltGraph: true })), {
      type: 'edit',
      seed: '@',
    });
    assert.deepEqual(commandOf(press('Backspace')), { type: 'edit', seed: '' });
  });

  it('select several cells with Shift, and clear them with Delete', () => {
    assert.deepEqual(commandOf(press('ArrowDown', { shiftKey: true })), { type: 'move', motion: 'down', extend: true });
    assert.deepEqual(commandOf(press('End', { ctrlKey: true, shiftKey: true })), {
      type: 'move',
      motion: 'gridEnd',
      extend: true,
    });
    assert.deepEqual(commandOf(press('ArrowDown', { ctrlKey: true, shiftKey: true })), {
      type: 'edge',
      step: 1,
      extend: true,
    });
    assert.deepEqual(commandOf(press('a', { ctrlKey: true })), { type: 'selectAll' });
    assert.deepEqual(commandOf(press(' ', { shiftKey: true })), { type: 'selectRows' });
    assert.deepEqual(commandOf(press('Delete')), { type: 'clear' });
  });

  it('fill down, find, replace and open what helps', () => {
    const action = (key: string) => {
      const command = commandOf(press(key, { ctrlKey: true }));
      return command?.type === 'action' ? command.action : undefined;
    };
    assert.deepEqual(['d', 'f', 'h', 'i', '.'].map(action), ['fillDown', 'find', 'replace', 'newEntry', 'quickFix']);
  });

  it('act on the row with the keys VS Code has for lines', () => {
    assert.deepEqual(commandOf(press('Enter', { ctrlKey: true })), { type: 'action', action: 'addEntry' });
    assert.deepEqual(commandOf(press('K', { ctrlKey: true, shiftKey: true })), { type: 'action', action: 'deleteRow' });
    assert.deepEqual(commandOf(press('k', { metaKey: true, shiftKey: true })), { type: 'action', action: 'deleteRow' });
    assert.deepEqual(commandOf(press('ArrowDown', { altKey: true, shiftKey: true })), {
      type: 'action',
      action: 'duplicateRow',
    });
    assert.deepEqual(commandOf(press('F12')), { type: 'action', action: 'showInText' });
  });

  it('go from problem to problem and open the menu', () => {
    assert.deepEqual(commandOf(press('F8')), { type: 'nextProblem', backwards: false });
    assert.deepEqual(commandOf(press('F8', { shiftKey: true })), { type: 'nextProblem', backwards: true });
    assert.deepEqual(commandOf(press('F10', { shiftKey: true })), { type: 'openMenu' });
  });

  it('are left to VS Code when they are its own', () => {
    for (const key of ['z', 'y', 's', 'c', 'v', 'p', 'g']) {
      assert.equal(commandOf(press(key, { ctrlKey: true })), undefined);
      assert.equal(commandOf(press(key, { metaKey: true })), undefined);
    }
    assert.equal(commandOf(press('F1')), undefined);
    assert.equal(commandOf(press('Dead')), undefined);
  });

  it('are written as each system writes them', () => {
    assert.equal(keyLabel('deleteRow', false), 'Ctrl+Shift+K');
    assert.equal(keyLabel('deleteRow', true), '⇧⌘K');
  });
});
