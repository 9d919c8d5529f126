import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join, sep } from 'node:path';
import { findStaleNames, readCodeSpans, readSource, type SourceNames } from './codeNames';

const root = join(__dirname, '..', '..', '..');
const SOURCE_FILE = /\.(?:tsx?|mts|m?js)$/;
const PAGES = ['docs/architecture.md', 'docs/design.md', 'docs/extending.md'];

const read = (path: string): string => readFileSync(join(root, path), 'utf8');

/** Returns the paths of the files and folders in a folder of the project, and of the folder itself. */
function listPaths(folder: string): string[] {
  const inside = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((path) => `${folder}/${path.split(sep).join('/')}`)
    .filter((path) => !path.includes('node_modules'));
  return [folder, ...inside];
}

/** Returns the property names in JSON, at every level. */
function readKeys(json: unknown): string[] {
  return typeof json === 'object' && json !== null
    ? Object.entries(json).flatMap(([key, value]) => [key, ...readKeys(value)])
    : [];
}

function readProject(): SourceNames {
  const folders = ['src', 'test', 'tools', 'bench', 'docs', 'schemas', 'samples', 'media', 'l10n', '.github', '.ci'];
  const paths = [
    ...readdirSync(root, { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => name),
    ...folders.flatMap(listPaths),
  ];
  const sources = paths
    .filter(
      (path) => SOURCE_FILE.test(path) && /^(?:src|test)\/|^[^/]+$/.test(path) && !path.startsWith('test/unit/docs/'),
    )
    .map((path) => ({ ...readSource(path, read(path)), text: read(path) }));
  const manifest = JSON.parse(read('package.json')) as { readonly scripts: Readonly<Record<string, string>> };
  const literals = [...sources.flatMap((source) => [...source.literals]), ...readKeys(manifest)];
  const commands = [...sources.map(({ text }) => text), ...Object.values(manifest.scripts)];
  return {
    identifiers: sources.map(({ identifiers }) => identifiers),
    literals: new Set(literals.flatMap((literal) => [literal, literal.slice(literal.lastIndexOf('/') + 1)])),
    options: new Set(commands.flatMap((text) => text.match(/--[a-z][\w-]*/g) ?? [])),
    paths,
    scripts: new Set(Object.keys(manifest.scripts)),
  };
}

describe('the code names in the guides for developers', function () {
  this.timeout(20_000);
  let names: SourceNames | undefined;
  before(() => {
    names = readProject();
  });

  for (const page of PAGES) {
    it(`exist in the source: ${page}`, () => {
      assert.ok(names);
      const project = names;
      const stale = readCodeSpans(read(page)).flatMap((code) => findStaleNames(code, project));
      assert.deepEqual([...new Set(stale)], []);
    });
  }
});

describe('the check of code names', () => {
  const source = readSource(
    'rules.ts',
    "/** oldRule */ export function timeRule({ id }: Rule) { return `oldText ${id}`; } // oldName\nread('cocm-billing.json');",
  );
  const names: SourceNames = {
    identifiers: [source.identifiers, new Set(['BilledLogs', 'ledger'])],
    literals: source.literals,
    options: new Set(['--format', '--rows']),
    paths: ['src', 'src/billing', 'src/billing/rules.ts', 'l10n/bundle.l10n.json', 'test/fuzz.ts'],
    scripts: new Set(['docs:tour']),
  };
  const stale = (code: string): string[] => findStaleNames(code, names);

  it('reads code between backticks, but not fenced blocks and escaped backticks', () => {
    const page = 'Use t\\`zero\\` and `one`\nand `two\nlines`.\n\n```ts\n`three`\n```\n\n- `four`; `` a `tick` ``';
    assert.deepEqual(readCodeSpans(page), ['one', 'two lines', 'four', 'a `tick`']);
  });

  it('reads identifiers of the code only, not words in comments or strings', () => {
    assert.deepEqual([...source.identifiers].sort(), ['Rule', 'id', 'read', 'timeRule']);
  });

  it('accepts identifiers of the source, alone and in expressions', () => {
    for (const code of ['timeRule', '...timeRule', 'timeRule({ id })', 'BilledLogs.ledger', "timeRule({ id: 'x' })"]) {
      assert.deepEqual(stale(code), [], code);
    }
  });

  it('reports identifiers that the source does not have', () => {
    assert.deepEqual(stale('oldRule'), ['oldRule']);
    assert.deepEqual(stale('timeRule({ id, oldName })'), ['oldName']);
    assert.deepEqual(stale('oldText'), ['oldText']);
  });

  it('reports an expression with identifiers that no file has together', () => {
    assert.deepEqual(stale('BilledLogs.timeRule'), ['BilledLogs.timeRule']);
  });

  it('accepts files, folders, ends of paths, and file names in strings of the source', () => {
    for (const code of ['src/billing/rules.ts', 'rules.ts', 'src', 'billing', 'src/billing/', 'cocm-billing.json']) {
      assert.deepEqual(stale(code), [], code);
    }
  });

  it('reports files that do not exist', () => {
    assert.deepEqual(stale('src/billing/old.ts'), ['src/billing/old.ts']);
    assert.deepEqual(stale('les.ts'), ['les.ts']);
  });

  it('accepts the file of a language only next to an English file', () => {
    assert.deepEqual(stale('l10n/bundle.l10n.LANGUAGE.json'), []);
    assert.deepEqual(stale('l10n/old.LANGUAGE.json'), ['l10n/old.LANGUAGE.json']);
  });

  it('checks the npm scripts, files, and options in commands', () => {
    for (const code of [
      'npm run docs:tour',
      'npx tsx test/fuzz.ts --rows 5',
      'report --format',
      '--rows',
      'npm test -- --rows=3',
    ]) {
      assert.deepEqual(stale(code), [], code);
    }
    assert.deepEqual(stale('npm run docs:old'), ['docs:old']);
    assert.deepEqual(stale('npx tsx test/old.ts --old 5'), ['test/old.ts', '--old']);
    assert.deepEqual(stale('--old'), ['--old']);
  });

  it('ignores headings, arrows, file extensions, and placeholders', () => {
    for (const code of ['### CBnnn Title', 'A --> B', '.vsix', '{0}', '$(icon)', '[...](command:...)']) {
      assert.deepEqual(stale(code), [], code);
    }
  });
});
