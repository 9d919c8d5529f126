// The rooms and their one-way doors: text <- log <- billing <- wording <- (report | sheet) <- protocol <- (extension | webview);
// configuration may import billing, and files may import configuration and report; only the shells that read files use these two.
import { readFileSync, readdirSync } from 'node:fs';
import { createNodeResolver, importX } from 'eslint-plugin-import-x';
import tseslint from 'typescript-eslint';
import { readRules } from './tools/words/wordCheck.mjs';

const wordRules = readRules(readFileSync(new URL('tools/words/replace.txt', import.meta.url), 'utf8'));
const names = [...wordRules.names.keys()];
const variableNames = [...names, ...wordRules.variableNames.keys()];

/** Forbids these names for what the selector of the naming convention matches. */
function without(selector, forbidden) {
  return { selector, format: null, custom: { regex: `^_?(?:${forbidden.join('|')})$`, match: false } };
}

/** Forbids the files of a room to import from other rooms and platforms. */
function room(files, { forbidden, reason, platform = [], extra = [] }) {
  return {
    files,
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: platform.map((name) => ({ name, message: reason })),
          patterns: [
            ...extra,
            ...forbidden.map((name) => ({ group: [`**/${name}/**`, `**/${name}`], message: reason })),
            ...(platform.includes('node')
              ? [{ group: ['node:*', 'fs', 'path', 'os', 'preact', 'preact/*'], message: reason }]
              : []),
          ],
        },
      ],
    },
  };
}
const shells = ['disk', 'verbs', 'extension', 'webview', 'cli'];

const shared = ['vscode', 'logs'];
const features = readdirSync(new URL('src/extension', import.meta.url), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !shared.includes(entry.name))
  .map(({ name }) => name);

/** Forbids the files of a folder of the extension to import from these other folders of it, and from other shells. */
function extensionFolder(name, others, reason) {
  return room([`src/extension/${name}/**`], {
    forbidden: ['webview', 'cli'],
    reason: 'The extension is a shell: it talks to the webviews by the protocol only.',
    extra: [{ regex: `^\\.\\./(?:${others.join('|')})(?:/|$)`, message: reason }],
  });
}

/** Forbids calls that get each value of a list as an argument: at about 100,000 values, they fail with a stack overflow. */
const UNBOUNDED_CALLS = [
  'CallExpression[callee.property.name=/^(?:push|unshift|splice|concat)$/] > SpreadElement.arguments',
  "CallExpression[callee.object.name='Math'] > SpreadElement.arguments",
  'CallExpression[callee.property.name=/^(?:fromCharCode|fromCodePoint)$/] > SpreadElement.arguments',
].map((selector) => ({
  selector,
  message:
    'A long list overflows the stack. Use addAll, replaceRange, findLargest, or findSmallest of src/text/lists.ts.',
}));

export default tseslint.config(
  { ignores: ['dist', 'out', 'artifacts', 'node_modules', 'test/host/node_modules', 'bench/node_modules'] },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [...tseslint.configs.strictTypeChecked, ...tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: {
        project: ['./tsconfig.json', './src/webview/tsconfig.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      eqeqeq: 'error',
      '@typescript-eslint/naming-convention': [
        'error',
        without(['variableLike', 'typeLike'], variableNames),
        without('memberLike', names),
      ],
      'max-lines': ['error', { max: 320, skipBlankLines: true, skipComments: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/prefer-nullish-coalescing': 'error',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
    },
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    plugins: { 'import-x': importX },
    settings: {
      'import-x/extensions': ['.ts', '.tsx'],
      'import-x/parsers': { '@typescript-eslint/parser': ['.ts', '.tsx'] },
      'import-x/resolver-next': [createNodeResolver({ extensions: ['.ts', '.tsx'] })],
    },
    rules: { 'import-x/no-cycle': ['error', { ignoreExternal: true }] },
  },
  { files: ['src/**/*.{ts,tsx}'], rules: { 'no-restricted-syntax': ['error', ...UNBOUNDED_CALLS] } },
  {
    // Of two configurations with the same rule, ESLint uses the last one, so it repeats what the one above forbids.
    files: ['src/extension/**'],
    ignores: ['src/extension/vscode/workspaceWriter.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        ...UNBOUNDED_CALLS,
        {
          selector: "MemberExpression[property.name='writeFile']",
          message: 'VS Code writes a file in place, so a full disk cuts it off. Use workspaceWriter.',
        },
      ],
    },
  },
  {
    files: ['**/*.{js,mjs}'],
    rules: { 'id-denylist': ['error', ...variableNames] },
  },
  {
    // Column files index dense typed arrays; mocha's describe and it return values that no test awaits.
    files: ['test/**/*.ts'],
    rules: { '@typescript-eslint/no-floating-promises': 'off', '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  room(['src/text/**'], {
    forbidden: ['log', 'billing', 'configuration', 'wording', 'report', 'sheet', 'files', 'protocol', ...shells],
    platform: ['vscode', 'node'],
    reason: 'The text room is pure: it imports no other room or platform.',
  }),
  room(['src/log/**'], {
    forbidden: ['billing', 'configuration', 'wording', 'report', 'sheet', 'files', 'protocol', ...shells],
    platform: ['vscode', 'node'],
    reason: 'The log room is pure: it may import text only.',
  }),
  room(['src/billing/**'], {
    forbidden: ['configuration', 'wording', 'report', 'sheet', 'files', 'protocol', ...shells],
    platform: ['vscode', 'node'],
    reason: 'The billing room is pure: it may import log and text only.',
  }),
  room(['src/configuration/**'], {
    forbidden: ['wording', 'report', 'sheet', 'files', 'protocol', ...shells],
    platform: ['vscode', 'node'],
    reason: 'The configuration room is pure: it may import billing, log, and text only.',
  }),
  room(['src/wording/**'], {
    forbidden: ['configuration', 'report', 'sheet', 'files', 'protocol', ...shells],
    platform: ['vscode', 'node'],
    reason: 'The wording room is pure: it may import billing, log, and text only.',
  }),
  room(['src/report/**'], {
    forbidden: ['configuration', 'sheet', 'files', 'protocol', ...shells],
    platform: ['vscode', 'node'],
    reason: 'The report room is pure: it may import wording, billing, log, and text only.',
  }),
  room(['src/sheet/**'], {
    forbidden: ['configuration', 'report', 'files', 'protocol', ...shells],
    platform: ['vscode', 'node'],
    reason: 'The sheet room is pure: it may import wording, billing, log, and text only.',
  }),
  room(['src/files/**'], {
    forbidden: ['sheet', 'protocol', ...shells],
    platform: ['vscode', 'node'],
    reason: 'The files room is pure: it may import report, configuration, and the rooms below them only.',
  }),
  room(['src/protocol/**'], {
    forbidden: ['configuration', 'files', ...shells],
    platform: ['vscode', 'node'],
    reason: 'The protocol is pure: it may import report, sheet, and the rooms below them only.',
  }),
  room(['src/verbs/**'], {
    forbidden: ['sheet', 'protocol', 'disk', 'extension', 'webview', 'cli'],
    platform: ['vscode', 'node'],
    reason: 'The verbs room is pure: the command line and month ends run the same verbs.',
  }),
  room(['src/disk/**'], {
    forbidden: ['verbs', 'extension', 'webview', 'cli', 'sheet', 'protocol'],
    platform: ['vscode'],
    reason: 'The disk room implements the ports of files with Node only.',
  }),
  room(['src/extension/**'], {
    forbidden: ['webview', 'cli'],
    reason: 'The extension is a shell: it talks to the webviews by the protocol only.',
  }),
  // Of two configurations with the same rule, ESLint uses the last one that matches a file.
  ...features.map((name) =>
    extensionFolder(
      name,
      features.filter((other) => other !== name),
      'A feature imports no other feature: move what both use to logs or vscode.',
    ),
  ),
  extensionFolder('logs', [...features, 'feature', 'extension'], 'Features use logs, not the other way around.'),
  extensionFolder(
    'vscode',
    [...features, 'logs', 'feature', 'extension'],
    'Everything in the extension uses vscode, not the other way around.',
  ),
  room(['src/cli/**'], {
    forbidden: ['webview', 'extension', 'protocol', 'sheet'],
    platform: [],
    reason: 'The command line is a shell over the pure rooms only.',
  }),
  room(['src/webview/**'], {
    forbidden: ['extension', 'cli', 'verbs', 'disk', 'configuration', 'files'],
    platform: ['vscode'],
    reason: 'A webview is a shell: it knows the protocol and the pure rooms only.',
  }),
);
