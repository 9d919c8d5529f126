import assert from 'node:assert/strict';
import {
  MAX_HEIGHT,
  getContentHeight,
  getLineTop,
  shiftScrollTop,
  getScrollTop,
  getScrollTopToReveal,
  getScrollTopToShow,
  getVisibleLines,
  widenRange,
} from '../../../../src/webview/shared/virtualLines';

describe('The lines in view', () => {
  const list = { lineCount: 1000, lineHeight: 20, viewHeight: 110 };

  it('include lines that are partly visible', () => {
    assert.deepEqual(getVisibleLines(list, 0), { start: 0, end: 6 });
    assert.deepEqual(getVisibleLines(list, 30), { start: 1, end: 7 });
    assert.deepEqual(getVisibleLines({ ...list, lineCount: 3 }, 0), { start: 0, end: 3 });
    assert.deepEqual(getVisibleLines({ ...list, lineCount: 0 }, 500), { start: 0, end: 0 });
  });

  it('are widened only within the list', () => {
    assert.deepEqual(widenRange({ start: 2, end: 998 }, 5, 1000), { start: 0, end: 1000 });
  });

  it('are at multiples of their height', () => {
    assert.equal(getContentHeight(list), 20_000);
    assert.equal(getLineTop(list, 7, 1234), 140);
  });
});

describe('Scrolling to a line', () => {
  const list = { lineCount: 1000, lineHeight: 20, viewHeight: 110 };

  it('keeps the position if the line is in view', () => {
    assert.equal(getScrollTopToShow(list, 5, 60), 60);
  });

  it('scrolls no farther than necessary', () => {
    assert.equal(getScrollTopToShow(list, 2, 60), 40);
    assert.equal(getScrollTopToShow(list, 8, 60), 70);
  });

  it('puts a distant line in the middle of the view', () => {
    assert.equal(getScrollTopToReveal(list, 500, 0), 10_000 - 45);
    assert.equal(getScrollTopToReveal(list, 8, 60), 70);
    assert.equal(getScrollTopToReveal(list, 0, 9000), 0);
  });

  it('stops at the end of the list', () => {
    assert.equal(getScrollTop(list, 999), 20_000 - 110);
  });

  it('follows lines that are added or removed above the view', () => {
    assert.equal(shiftScrollTop(list, 400, 3), 460);
  });
});

describe('A list that is too high for a browser', () => {
  const list = { lineCount: 2_000_000, lineHeight: 20, viewHeight: 100 };

  it('has the largest height that browsers can show', () => {
    assert.equal(getContentHeight(list), MAX_HEIGHT);
  });

  it('starts with the first line and ends with the last one', () => {
    assert.equal(getVisibleLines(list, 0).start, 0);
    const bottom = MAX_HEIGHT - list.viewHeight;
    const { start, end } = getVisibleLines(list, bottom);
    assert.equal(end, list.lineCount);
    assert.equal(start, list.lineCount - 5);
    assert.ok(Math.abs(getLineTop(list, list.lineCount - 1, bottom) - (MAX_HEIGHT - 20)) < 0.01);
  });

  it('shows each line that it is scrolled to', () => {
    for (const line of [0, 1, 999_999, 1_999_990]) {
      const { start, end } = getVisibleLines(list, getScrollTop(list, line) + 0.001);
      assert.ok(start <= line && line < end, `${line} is in ${start} to ${end}`);
    }
  });
});
