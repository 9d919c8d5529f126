import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { USAGE } from '../../../src/verbs/usage';
import { LOG_PROBLEMS } from '../../../src/log/problems/problems';
import { BILLING_PROBLEM_CODES } from '../../../src/billing/billingProblems';
import { CLAIM_PROBLEMS } from '../../../src/report/claims/claimProblems';
import { POSTED_PROBLEMS } from '../../../src/report/posted/postedProblems';
import { REPORT_PROBLEMS } from '../../../src/report/existing/reportProblems';

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

/** Returns the matches of a pattern in all pages that aren't valid, as `page: match`. */
function findInvalid(pattern: RegExp, isValid: (match: string, page: string) => boolean): string[] {
  return pages.flatMap(({ name, text }) =>
    [...text.matchAll(pattern)]
      .map(([, match = '']) => match.replace(/\s+/g, ' '))
      .filter((match) => !isValid(match, name))
      .map((match) => `${name}: ${match}`),
  );
}

/** Returns the anchors of the headings, as GitHub and VS Code generate them. */
function findAnchors(text: string): string[] {
  return [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\w\s-]/g, '')
      .trim()
      .replace(/ /g, '-'),
  );
}

describe('documentation pages', () => {
  it('link only to files and headings that exist', () => {
    const targetExists = (target: string, page: string): boolean => {
      const [path = '', anchor] = target.split('#');
      const file = path === '' ? page : join(dirname(page), path);
      return existsSync(join(root, file)) && (anchor === undefined || findAnchors(read(file)).includes(anchor));
    };
    assert.deepEqual(findInvalid(/\]\((?!https?:|command:)([^)\s]+)\)/g, targetExists), []);
  });

  it('use the command titles of the Command Palette', () => {
    const titles = new Set(manifest.contributes.commands.map(({ title }) => texts[title.slice(1, -1)]));
    assert.deepEqual(
      findInvalid(/_CoCM: ([^_]+)_/g, (title) => titles.has(title)),
      [],
    );
  });

  it('name only settings that exist', () => {
    const { properties } = manifest.contributes.configuration;
    assert.deepEqual(
      findInvalid(/`(cocmBilling\.[\w.]+)`/g, (setting) => setting in properties),
      [],
    );
  });

  it('name only npm scripts that exist', () => {
    assert.deepEqual(
      findInvalid(/npm run ([\w:-]+)/g, (script) => script in manifest.scripts),
      [],
    );
  });

  it('name only files that exist', () => {
    const exists = (path: string): boolean => path.includes('LANGUAGE') || existsSync(join(root, path));
    const paths = /`((?:src|test|docs|tools|bench|schemas|samples|media|l10n|\.github|\.ci)\/[a-z][\w./]*)`/g;
    assert.deepEqual(findInvalid(paths, exists), []);
    // Tables of folders name files without their folder.
    const source = ['src', 'test/unit', 'test/e2e'].flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }),
    );
    const isInSource = (name: string): boolean => source.some((file) => file.endsWith(name));
    assert.deepEqual(findInvalid(/`([a-z]\w+\.tsx?)`/g, isInSource), []);
  });

  it('explain every problem code exactly once', () => {
    const codes = [
      ...Object.keys(LOG_PROBLEMS),
      ...BILLING_PROBLEM_CODES,
      ...Object.keys({ ...REPORT_PROBLEMS, ...CLAIM_PROBLEMS, ...POSTED_PROBLEMS }),
    ];
    const explained = [...read('docs/problems.md').matchAll(/^### (CB\d+) /gm)].map(([, code = '']) => code);
    assert.deepEqual(
      codes.filter((code) => !explained.includes(code)),
      [],
    );
    assert.equal(new Set(explained).size, explained.length);
  });

  it('describe every problem and its fix', () => {
    const sections = read('docs/problems.md')
      .split(/^(?=##+ )/m)
      .filter((section) => section.startsWith('### CB'));
    const incomplete = sections.filter((section) => !/\n\n[^]{20,}/.test(section) || !/\bFix(es)?\b/.test(section));
    assert.deepEqual(
      incomplete.map((section) => section.slice(4, 9)),
      [],
    );
  });

  it('show the usage text that the command line prints', () => {
    const printed = USAGE.slice(USAGE.indexOf('\n') + 1, USAGE.indexOf('\n\n'));
    const documented = /```sh\n(cocm-billing report [^]*?)```/.exec(read('docs/command-line.md'))?.[1] ?? '';
    const words = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '');
    assert.deepEqual(words(documented), words(printed));
  });
});
