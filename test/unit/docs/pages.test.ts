import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { USAGE } from '../../../src/cli/arguments';
import { LOG_PROBLEMS } from '../../../src/log/problems';
import { BILLING_PROBLEM_CODES } from '../../../src/billing/billingProblems';
import { REPORT_PROBLEMS } from '../../../src/report/reportProblems';

const root = join(__dirname, '..', '..', '..');
const read = (file: string): string => readFileSync(join(root, file), 'utf8');
const names = [
  ...['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md'],
  ...readdirSync(join(root, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];
const pages = names.map((name) => ({ name, text: read(name) }));
const manifest = JSON.parse(read('package.json')) as {
  readonly scripts: Record<string, string>;
  readonly contributes: {
    readonly commands: readonly { readonly title: string }[];
    readonly configuration: { readonly properties: Record<string, unknown> };
  };
};
const texts = JSON.parse(read('package.nls.json')) as Record<string, string>;

/** What a pattern finds in all pages and `holds` does not hold of, as `page: what`. */
function wrong(pattern: RegExp, holds: (found: string, page: string) => boolean): string[] {
  return pages.flatMap(({ name, text }) =>
    [...text.matchAll(pattern)]
      .map(([, found = '']) => found.replace(/\s+/g, ' '))
      .filter((found) => !holds(found, name))
      .map((found) => `${name}: ${found}`),
  );
}

/** The anchor of a heading, as GitHub and VS Code make it. */
function anchors(text: string): string[] {
  return [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\w\s-]/g, '')
      .trim()
      .replace(/ /g, '-'),
  );
}

describe('The pages of the project', () => {
  it('have links that lead somewhere', () => {
    const leads = (target: string, page: string): boolean => {
      const [path = '', anchor] = target.split('#');
      const file = path === '' ? page : join(dirname(page), path);
      return existsSync(join(root, file)) && (anchor === undefined || anchors(read(file)).includes(anchor));
    };
    assert.deepEqual(wrong(/\]\((?!https?:|command:)([^)\s]+)\)/g, leads), []);
  });

  it('name commands as the palette has them', () => {
    const titles = new Set(manifest.contributes.commands.map(({ title }) => texts[title.slice(1, -1)]));
    assert.deepEqual(
      wrong(/_CoCM: ([^_]+)_/g, (title) => titles.has(title)),
      [],
    );
  });

  it('name settings that there are', () => {
    const { properties } = manifest.contributes.configuration;
    assert.deepEqual(
      wrong(/`(cocmBilling\.[\w.]+)`/g, (setting) => setting in properties),
      [],
    );
  });

  it('name scripts of npm that there are', () => {
    assert.deepEqual(
      wrong(/npm run ([\w:-]+)/g, (script) => script in manifest.scripts),
      [],
    );
  });

  it('name files that there are', () => {
    const isThere = (path: string): boolean => path.includes('LANGUAGE') || existsSync(join(root, path));
    const paths = /`((?:src|test|docs|tools|bench|schemas|samples|media|l10n|\.github|\.ci)\/[a-z][\w./]*)`/g;
    assert.deepEqual(wrong(paths, isThere), []);
    // In the tables of rooms a file stands without its room.
    const source = ['src', 'test/unit', 'test/e2e'].flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }),
    );
    const isInSource = (name: string): boolean => source.some((file) => file.endsWith(name));
    assert.deepEqual(wrong(/`([a-z]\w+\.tsx?)`/g, isInSource), []);
  });

  it('explain every code of a problem, and no other', () => {
    const codes = [...Object.keys(LOG_PROBLEMS), ...BILLING_PROBLEM_CODES, ...Object.keys(REPORT_PROBLEMS)];
    const explained = [...read('docs/problems.md').matchAll(/^### (CB\d+) /gm)].map(([, code = '']) => code);
    assert.deepEqual(
      codes.filter((code) => !explained.includes(code)),
      [],
    );
    assert.equal(new Set(explained).size, explained.length);
  });

  it('say of every problem what it is and how to mend it', () => {
    const sections = read('docs/problems.md')
      .split(/^(?=##+ )/m)
      .filter((section) => section.startsWith('### CB'));
    const short = sections.filter((section) => !/\n\n[^]{20,}/.test(section) || !/\bFix(es)?\b/.test(section));
    assert.deepEqual(
      short.map((section) => section.slice(4, 9)),
      [],
    );
  });

  it('show the usage text that the command line prints', () => {
    const own = USAGE.slice(USAGE.indexOf('\n') + 1, USAGE.indexOf('\n\n'));
    const usage = /```sh\n(cocm-billing report [^]*?)```/.exec(read('docs/command-line.md'))?.[1] ?? '';
    const words = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '');
    assert.deepEqual(words(usage), words(own));
  });
});
