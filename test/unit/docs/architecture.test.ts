import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '..', '..', '..');
const text = (...names: string[]): string => readFileSync(join(root, ...names), 'utf8');

/** Returns the folders of `src` that each folder can't import, from the lint rules. */
function readForbiddenImports(): Map<string, Set<string>> {
  const config = text('eslint.config.mjs');
  const shells = ['disk', 'verbs', 'extension', 'webview', 'cli'];
  const rooms = config.matchAll(/room\(\['src\/(\w+)\/\*\*'\], \{\s*forbidden: \[([^\]]*)\]/g);
  return new Map(
    [...rooms].map(([, name = '', list = '']) => [
      name,
      new Set(list.split(',').flatMap((part) => (part.includes('...shells') ? shells : (/\w+/.exec(part)?.[0] ?? [])))),
    ]),
  );
}

/** Returns the folders of `src` that each folder reaches through the arrows of the diagram. */
function readDiagram(): Map<string, Set<string>> {
  const diagram = /```mermaid\n([^]*?)```/.exec(text('docs', 'architecture.md'))?.[1] ?? '';
  const arrows = [...diagram.matchAll(/^ *(\w+) --> (\w+)$/gm)].map(([, from = '', to = '']) => ({ from, to }));
  const reach = (room: string): string[] =>
    arrows.filter(({ from }) => from === room).flatMap(({ to }) => [to, ...reach(to)]);
  return new Map(arrows.map(({ from }) => [from, new Set(reach(from))]));
}

describe('the architecture diagram', () => {
  it('has arrows for exactly the imports that lint allows', () => {
    const forbidden = readForbiddenImports();
    const rooms = [...forbidden.keys()];
    assert.equal(rooms.length, 14);
    const reached = readDiagram();
    for (const room of rooms) {
      const open = rooms.filter((other) => other !== room && !forbidden.get(room)?.has(other));
      assert.deepEqual([...(reached.get(room) ?? [])].sort(), open.sort(), room);
    }
  });
});

describe('the guide to extending the project', () => {
  it('names only files that exist', () => {
    const page = text('docs', 'extending.md');
    const named = [...page.matchAll(/`((?:src|test|docs)\/[\w/.-]+\.\w+)`/g)].map(([, file = '']) => file);
    assert.ok(named.length > 20);
    assert.deepEqual(
      named.filter((file) => !existsSync(join(root, file))),
      [],
    );
  });
});
