import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path/posix';

const root = join(__dirname.replaceAll('\\', '/'), '..', '..', '..');

/** The files of the source, each with the files it imports, imports of types included. */
function readImports(): Map<string, Set<string>> {
  const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .map((name) => `src/${name.replaceAll('\\', '/')}`)
    .filter((name) => /\.tsx?$/.test(name));
  return new Map(files.map((file) => [file, importsIn(file, readFileSync(join(root, file), 'utf8'))]));
}

function importsIn(file: string, source: string): Set<string> {
  const found = new Set<string>();
  for (const [, path = ''] of source.matchAll(/\b(?:from|import)\s*\(?\s*'(\.[^']*)'/g)) {
    const target = ['.ts', '.tsx', '/index.ts'].map((ending) => join(dirname(file), path) + ending);
    found.add(target.find((name) => existsSync(join(root, name))) ?? path);
  }
  return found;
}

/** The imports between the folders of a room, without the files directly in the room: those may be above or below any folder. */
function importsBetweenFolders(imports: ReadonlyMap<string, ReadonlySet<string>>): Map<string, Set<string>> {
  const folders = new Map<string, Set<string>>();
  for (const [file, targets] of imports) {
    for (const target of targets) {
      const [from, to] = [dirname(file), dirname(target)];
      const areSiblings = from !== to && !from.startsWith(`${to}/`) && !to.startsWith(`${from}/`);
      if (areSiblings) {
        folders.set(from, (folders.get(from) ?? new Set()).add(to));
      }
    }
  }
  return folders;
}

/** A circle in a graph, as the nodes along it, or undefined if there's none. */
function findCircle(graph: ReadonlyMap<string, ReadonlySet<string>>): string[] | undefined {
  const done = new Set<string>();
  const path: string[] = [];
  const visit = (node: string): string[] | undefined => {
    if (path.includes(node)) {
      return [...path.slice(path.indexOf(node)), node];
    }
    if (done.has(node)) {
      return undefined;
    }
    path.push(node);
    for (const next of graph.get(node) ?? []) {
      const circle = visit(next);
      if (circle) {
        return circle;
      }
    }
    path.pop();
    done.add(node);
    return undefined;
  };
  for (const node of graph.keys()) {
    const circle = visit(node);
    if (circle) {
      return circle;
    }
  }
  return undefined;
}

describe('imports in the source', () => {
  const imports = readImports();

  it('form no circle between files, not even of types', () => {
    assert.ok(imports.size > 300);
    assert.equal(findCircle(imports)?.join(' > '), undefined);
  });

  it('form no circle between folders, so the folders of a room are layers', () => {
    const folders = importsBetweenFolders(imports);
    assert.ok(folders.size > 30);
    assert.equal(findCircle(folders)?.join(' > '), undefined);
  });

  it('are found as circles, in a graph that has one', () => {
    const graph = new Map([
      ['a', new Set(['b', 'c'])],
      ['b', new Set(['c'])],
      ['c', new Set(['d'])],
      ['d', new Set(['b'])],
    ]);
    assert.deepEqual(findCircle(graph), ['b', 'c', 'd', 'b']);
    assert.equal(findCircle(new Map([['a', new Set(['b'])]])), undefined);
  });
});

describe('folders', () => {
  it('have at most 24 files of code each, so a feature can be found', () => {
    const counts = new Map<string, number>();
    for (const top of ['src', 'test']) {
      const names = readdirSync(join(root, top), { recursive: true, encoding: 'utf8' })
        .map((name) => `${top}/${name.replaceAll('\\', '/')}`)
        .filter((name) => /\.(tsx?|mjs)$/.test(name) && !name.includes('node_modules'));
      names.forEach((name) => counts.set(dirname(name), (counts.get(dirname(name)) ?? 0) + 1));
    }
    assert.deepEqual(
      [...counts].filter(([, count]) => count > 24),
      [],
    );
  });
});
