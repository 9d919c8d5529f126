// Reads the results that the integration suite writes in the extension host: one JSON object per line. See test/integration/index.ts.
import { existsSync, readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import path from 'node:path';
import { integrationEntry, root } from './paths.mjs';

/** Reads the events in a file of results. Returns none if the file doesn't exist yet. */
export function readEvents(file) {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n');
  // While the suite is running, the last line might be incomplete.
  return lines.slice(0, -1).map((line) => JSON.parse(line));
}

/** Prints and counts the results. `complete` is false if the suite didn't run to its end. */
export function report(events) {
  for (const event of events) {
    if (event.event === 'pass') console.log(`  ok    ${event.title} (${event.ms} ms)`);
    if (event.event === 'skip') console.log(`  skip  ${event.title}`);
    if (event.event === 'fail') console.log(`  FAIL  ${event.title}\n${indent(mapToSources(event.error))}`);
    if (event.event === 'error') console.log(`  ERROR ${event.error}`);
    if (event.event === 'note') console.log(`  note  ${event.text}`);
  }
  const count = (kind) => events.filter((event) => event.event === kind).length;
  const end = events.find((event) => event.event === 'end');
  if (!end) console.log(`  The suite didn't run to its end. Last event: ${JSON.stringify(events.at(-1) ?? 'none')}`);
  const counts = { passed: count('pass'), failed: count('fail'), skipped: count('skip') };
  return { ...counts, complete: end !== undefined && end.failures === counts.failed };
}

const indent = (text) => text.replace(/^/gm, '        ');

/** Maps the locations in a stack trace from the bundle to the source files, because the extension host doesn't use the source map. */
function mapToSources(stack) {
  const [, encoded] = readFileSync(integrationEntry, 'utf8').match(/sourceMappingURL=data:[^,]*,(\S+)\s*$/) ?? [];
  if (encoded === undefined) return stack;
  const map = new SourceMap(JSON.parse(Buffer.from(encoded, 'base64').toString('utf8')));
  return stack.replace(/[^\s(]*out[\\/]integration[\\/]index\.js:(\d+):(\d+)/g, (location, line, column) => {
    const entry = map.findEntry(Number(line) - 1, Number(column) - 1);
    if (entry.originalSource === undefined) return location;
    const source = path.resolve(path.dirname(integrationEntry), entry.originalSource);
    return `${path.relative(root, source)}:${entry.originalLine + 1}:${entry.originalColumn + 1}`;
  });
}
