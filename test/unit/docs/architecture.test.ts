import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '..', '..', '..');
const text = (...names: string[]): string => readFileSync(join(root, ...names), 'utf8');

/** The rooms that each room may not look into, by the lint rules. */
function forbiddenByLint(): Map<string, Set<string>> {
  const config = text('eslint.config.mjs');
  const shells = ['extension', 'webview', 'cli'];
  const rooms = config.matchAll(/room\(\['src\/(\w+)\/\*\*'\], \{\s*forbidden: \[([^\]]*)\]/g);
  return new Map(
    [...rooms].map(([, name = '', list = '']) => [
      name,
      new Set(list.split(',').flatMap((part) => (part.includes('...shells') ? shells : (/\w+/.exec(part)?.[0] ?? [])))),
    ]),
  );
}

/** The rooms that each room reaches by the arrows of the picture. */
function reachedInPicture(): Map<string, Set<string>> {
  const picture = /```mermaid\n([^]*?)```/.exec(text('docs', 'architecture.md'))?.[1] ?? '';
  const arrows = [...picture.matchAll(/^ *(\w+) --> (\w+)$/gm)].map(([, from = '', to = '']) => ({ from, to }));
  const reach = (room: string): string[] =>
    arrows.filter(({ from }) => from === room).flatMap(({ to }) => [to, ...reach(to)]);
  return new Map(arrows.map(({ from }) => [from, new Set(reach(from))]));
}

describe('the picture of the architecture', () => {
  it('has an arrow for every door that lint leaves open, and for no other', () => {
    const forbidden = forbiddenByLint();
    const rooms = [...forbidden.keys()];
    assert.equal(rooms.length, 12);
    const reached = reachedInPicture();
    for (const room of rooms) {
      const open = rooms.filter((other) => other !== room && !forbidden.get(room)?.has(other));
      assert.deepEqual([...(reached.get(room) ?? [])].sort(), open.sort(), room);
    }
  });
});

describe('the page on how to add things', () => {
  it('names only files that there are', () => {
    const page = text('docs', 'extending.md');
    const named = [...page.matchAll(/`((?:src|test|docs)\/[\w/.-]+\.\w+)`/g)].map(([, file = '']) => file);
    assert.ok(named.length > 20);
    assert.deepEqual(
      named.filter((file) => !existsSync(join(root, file))),
      [],
    );
  });
});
