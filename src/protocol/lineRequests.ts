import * as v from 'valibot';

/** A whole number from 0. */
export const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** A webview is ready to receive messages. */
export const ready = v.object({ type: v.literal('ready') });

/** A webview shows these lines, and needs them now and after every change. */
export const requestLines = v.object({
  type: v.literal('requestLines'),
  start: count,
  count: v.pipe(count, v.maxValue(1000)),
});
