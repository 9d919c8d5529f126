// Reads what the integration suite says from inside the extension host: one JSON object a line (test/integration/index.ts).
import { existsSync, readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import path from 'node:path';
import { integrationEntry, root } from './paths.mjs';

export function readEvents(file) {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n');
  // The last line may be half written while the suite runs.
  return lines.slice(0, -1).map((line) => JSON.parse(line));
}

/** Prints the results and counts them; a suite that did not run to its end counts as failed. */
export function report(events) {
  for (const event of events) {
    if (event.event === 'pass') console.log(`  ok    ${event.title} (${event.ms} ms)`);
    if (event.event === 'skip') console.log(`  skip  ${event.title}`);
    if (event.event === 'fail') console.log(`  FAIL  ${event.title}\n${indent(inSources(event.error))}`);
    if (event.event === 'error') console.log(`  ERROR ${event.error}`);
    if (event.event === 'note') console.log(`  note  ${event.text}`);
  }
  const count = (kind) => events.filter((event) => event.event === kind).length;
  const end = events.find((event) => event.event === 'end');
  if (!end)
    console.log(`  the suite did not run to its end; the last it said: ${JSON.stringify(events.at(-1) ?? 'nothing')}`);
  const counts = { passed: count('pass'), failed: count('fail'), skipped: count('skip') };
  return { ...counts, complete: end !== undefined && end.failures === counts.failed };
}

const indent = (text) => text.replace(/^/gm, '        ');

/** A stack trace's places in the bundle, as places in the sources: the extension host itself does not look into the map. */
function inSources(stack) {
  const [, encoded] = readFileSync(integrationEntry, 'utf8').match(/sourceMappingURL=data:[^,]*,(\S+)\s*$/) ?? [];
  if (encoded === undefined) return stack;
  const map = new SourceMap(JSON.parse(Buffer.from(encoded, 'base64').toString('utf8')));
  return stack.replace(/[^\s(]*out[\\/]integration[\\/]index\.js:(\d+):(\d+)/g, (place, line, column) => {
    const entry = map.findEntry(Number(line) - 1, Number(column) - 1);
    if (entry.originalSource === undefined) return place;
    const source = path.resolve(path.dirname(integrationEntry), entry.originalSource);
    return `${path.relative(root, source)}:${entry.originalLine + 1}:${entry.originalColumn + 1}`;
  });
}
