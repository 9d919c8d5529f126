import * as assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BILLING_PROBLEM_CODES } from '../../../src/billing/billingProblems';
import { REPEATED_ROW } from '../../../src/billing/ledger/repeatedRows';
import {
  CONFIGURATION_PROBLEMS,
  FEE_FILE_PROBLEMS,
  ROSTER_PROBLEMS,
} from '../../../src/configuration/configurationProblems';
import {
  COMMANDS,
  EXPLAIN_TOOL,
  GRID_VIEW_TYPE,
  LANGUAGE_ID,
  MONTH_END_TYPE,
  WORKBOOK_VIEW_TYPE,
  MONTH_READ_KEY,
  PROBLEM_FIXED_KEY,
  SETTINGS,
  TASK_TYPE,
  WALKTHROUGH_ID,
} from '../../../src/extension/vscode/identifiers';
import { CELL_LANGUAGE } from '../../../src/verbs/monthEnd/cellLanguage';
import { MONTH_END_PROBLEMS } from '../../../src/verbs/monthEnd/monthEndProblems';
import { CLAIM_PROBLEMS } from '../../../src/report/claims/claimProblems';
import { POSTED_PROBLEMS } from '../../../src/report/posted/postedProblems';
import { REPORT_PROBLEMS } from '../../../src/report/existing/reportProblems';
import { LOG_PROBLEMS } from '../../../src/log/problems/problems';
import manifest from '../../../package.json';
import english from '../../../package.nls.json';

const root = join(__dirname, '..', '..', '..');

/** Returns the English text for a `%key%` in package.json. */
function readEnglishText(key: string): string {
  return new Map(Object.entries(english)).get(key.slice(1, -1)) ?? '';
}

describe('package.json and the code', () => {
  const { contributes } = manifest;

  it('name the same commands', () => {
    assert.deepEqual(contributes.commands.map(({ command }) => command).sort(), Object.values(COMMANDS).sort());
  });

  it('give every command a category, and show only existing commands in menus', () => {
    const known = new Set<string>(Object.values(COMMANDS));
    assert.ok(contributes.commands.every(({ category }) => category === 'CoCM'));
    const inMenus = Object.values(contributes.menus)
      .flat()
      .map(({ command }) => command);
    assert.deepEqual(
      inMenus.filter((command) => !known.has(command)),
      [],
    );
  });

  it('name the same custom editors, which are options and not the default', () => {
    assert.deepEqual(
      contributes.customEditors.map(({ viewType, priority }) => [viewType, priority]),
      [
        [GRID_VIEW_TYPE, 'option'],
        [WORKBOOK_VIEW_TYPE, 'option'],
      ],
    );
  });

  it('name the same notebook, which is an option and not the default', () => {
    assert.deepEqual(
      contributes.notebooks.map(({ type, priority }) => [type, priority]),
      [[MONTH_END_TYPE, 'option']],
    );
  });

  it('name the same language, with its grammar and configuration', () => {
    assert.deepEqual(
      contributes.languages.map(({ id }) => id),
      [LANGUAGE_ID, CELL_LANGUAGE, 'jsonc'],
    );
    assert.deepEqual(
      contributes.grammars.map(({ language }) => language),
      [LANGUAGE_ID],
    );
    const files = [
      ...contributes.grammars.map(({ path }) => path),
      ...contributes.languages.flatMap(({ configuration }) => configuration ?? []),
      ...contributes.jsonValidation.map(({ url }) => url),
    ];
    assert.deepEqual(
      files.filter((file) => !existsSync(join(root, file))),
      [],
    );
  });

  it('name the same task type', () => {
    assert.deepEqual(
      contributes.taskDefinitions.map(({ type }) => type),
      [TASK_TYPE],
    );
  });

  it('name the same settings', () => {
    const { section, ...names } = SETTINGS;
    assert.deepEqual(
      Object.keys(contributes.configuration.properties),
      Object.values(names).map((name) => `${section}.${name}`),
    );
  });

  it('name the same walkthrough, with existing commands and pictures', () => {
    const [walkthrough] = contributes.walkthroughs;
    assert.equal(walkthrough?.id, WALKTHROUGH_ID);
    const known = new Set<string>([...Object.values(COMMANDS)]);
    const events = walkthrough.steps.flatMap(({ completionEvents }) => completionEvents);
    const texts = [
      ...walkthrough.steps,
      ...contributes.viewsWelcome.map(({ contents }) => ({ description: contents })),
    ];
    const named = [
      ...events,
      ...texts.flatMap(({ description }) => readEnglishText(description).match(/\(command:[^)]+/g) ?? []),
    ].map((name) => name.replace(/^(\(command:|onCommand:)(toSide:)?/, ''));
    assert.deepEqual(
      named.filter((name) => name.startsWith('cocmBilling.') && !known.has(name)),
      [],
    );
    assert.ok(events.includes(`onContext:${PROBLEM_FIXED_KEY}`));
    assert.ok(events.includes(`onContext:${MONTH_READ_KEY}`));
    assert.deepEqual(
      walkthrough.steps.map(({ media }) => media.svg).filter((file) => !existsSync(join(root, file))),
      [],
    );
  });

  it('name the same language model tool, which only user settings can turn on', () => {
    const setting = `${SETTINGS.section}.${SETTINGS.languageModelTool}` as const;
    assert.deepEqual(
      contributes.languageModelTools.map(({ name, when }) => [name, when]),
      [[EXPLAIN_TOOL, `config.${setting}`]],
    );
    const { default: defaultValue, scope } = contributes.configuration.properties[setting];
    assert.deepEqual([defaultValue, scope], [false, 'application']);
  });

  it('describe every setting in full sentences', () => {
    for (const [name, { markdownDescription }] of Object.entries(contributes.configuration.properties)) {
      assert.match(readEnglishText(markdownDescription), /^[A-Z].*\.$/s, name);
    }
  });

  it('use a key with an English text for every text that users see, and have no unused texts', () => {
    const shown = [
      'title',
      'description',
      'markdownDescription',
      'displayName',
      'contents',
      'altText',
      'userDescription',
    ];
    const lists = ['enumDescriptions', 'markdownEnumDescriptions', 'aliases'];
    // Users don't see what a language model reads.
    const notShown = ['devDependencies', 'scripts', 'inputSchema'];
    const texts: string[] = [];
    const visit = (value: unknown): void => {
      for (const [name, part] of Object.entries(value && typeof value === 'object' ? value : {})) {
        if (shown.includes(name) && typeof part === 'string') {
          texts.push(part);
        }
        if (lists.includes(name) && Array.isArray(part)) {
          texts.push(...part.map(String));
        }
        if (!notShown.includes(name)) {
          visit(part);
        }
      }
    };
    visit(manifest);
    const plain = texts.filter((text) => !/^%[^%]+%$/.test(text));
    assert.deepEqual([...new Set(plain)].sort(), ['CoCM Billing'], 'only the product name is not a key');
    const keys = texts.filter((text) => !plain.includes(text));
    assert.deepEqual(
      [...new Set(keys)].sort(),
      Object.keys(english)
        .map((key) => `%${key}%`)
        .sort(),
    );
  });

  it('support untrusted and virtual workspaces, in Node and in a browser', () => {
    assert.deepEqual(manifest.capabilities, { untrustedWorkspaces: { supported: true }, virtualWorkspaces: true });
    assert.deepEqual([manifest.main, manifest.browser], ['./dist/extension.js', './dist/web/extension.js']);
  });

  it('kind 15: find EXPORT.CSV as they find export.csv, because VS Code compares with case', () => {
    const conditions = Object.values(contributes.menus)
      .flat()
      .flatMap((entry) => ('when' in entry ? [entry.when] : []));
    assert.deepEqual(
      conditions.filter((when) => /\b(?:resourceExtname|resourceFilename) ==/.test(when)),
      [],
    );
    const patterns = conditions.flatMap((when) => [
      ...when.matchAll(/(resourceExtname|resourceFilename) =~ \/(.+?)\/(i?)(?= |\)|$)/g),
    ]);
    assert.equal(patterns.length, conditions.join(' ').split(/resourceExtname|resourceFilename/).length - 1);
    for (const [, key, source = '', flags] of patterns) {
      const matches = (name: string): boolean =>
        new RegExp(source, flags).test(key === 'resourceExtname' ? name.slice(name.lastIndexOf('.')) : name);
      const extension = source.includes('xls') ? 'xlsx' : 'csv';
      const names = ['export', 'EXPORT', 'Export'].map((name) => `${name}.${extension}`);
      assert.deepEqual([...names, `EXPORT.${extension.toUpperCase()}`].map(matches), [true, true, true, true], source);
      assert.equal(matches('csv.txt'), key === 'resourceFilename', source);
      if (key === 'resourceFilename') {
        assert.deepEqual(['a.timelog.csv', 'A.TIMELOG.CSV', 'a.TimeLog.CSV'].map(matches), [false, false, false]);
      }
    }
  });

  it('show log commands in the Command Palette only when a log is visible, and never show commands that need arguments', () => {
    const inPalette = new Map(contributes.menus.commandPalette.map(({ command, when }) => [command, when]));
    const anywhere = contributes.commands.map(({ command }) => command).filter((command) => !inPalette.has(command));
    assert.deepEqual(anywhere.map((command) => command.slice('cocmBilling.'.length)).sort(), [
      'alwaysOpenGrid',
      'alwaysOpenText',
      'checkReport',
      'compareReports',
      'newTimeLog',
      'openSample',
      'openWalkthrough',
      'openWorkbook',
    ]);
    for (const [command, when] of inPalette) {
      assert.match(when, /^false$|cocm-timelog|resourceExtname =~ |activeCustomEditorId/, command);
    }
  });

  it('require the VS Code version of the API types', () => {
    assert.equal(manifest.engines.vscode, `^${manifest.devDependencies['@types/vscode']}`);
  });
});

describe('the documentation', () => {
  it('explains every problem code', () => {
    const page = readFileSync(join(root, 'docs', 'problems.md'), 'utf8');
    const codes = [
      'CB000',
      ...Object.keys(LOG_PROBLEMS),
      ...BILLING_PROBLEM_CODES,
      ...Object.keys({ ...CONFIGURATION_PROBLEMS, ...FEE_FILE_PROBLEMS, ...ROSTER_PROBLEMS }),
      ...Object.keys({ ...REPORT_PROBLEMS, ...CLAIM_PROBLEMS, ...POSTED_PROBLEMS }),
      ...Object.keys(MONTH_END_PROBLEMS),
      REPEATED_ROW.code,
    ];
    assert.deepEqual(
      codes.filter((code) => !page.includes(`### ${code} `)),
      [],
    );
  });
});
