import * as assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BILLING_PROBLEM_CODES, REPEATED_ROW } from '../../../src/billing/billingProblems';
import { CONFIGURATION_PROBLEMS, ROSTER_PROBLEMS } from '../../../src/configuration/configurationProblems';
import {
  COMMANDS,
  EXPLAIN_TOOL,
  GRID_VIEW_TYPE,
  LANGUAGE_ID,
  PROBLEM_MENDED_KEY,
  SETTINGS,
  TASK_TYPE,
  WALKTHROUGH_ID,
} from '../../../src/extension/identifiers';
import { REPORT_PROBLEMS } from '../../../src/report/reportProblems';
import { LOG_PROBLEMS } from '../../../src/log/problems';
import manifest from '../../../package.json';
import english from '../../../package.nls.json';

const root = join(__dirname, '..', '..', '..');

/** The English text behind a `%key%` of package.json. */
function inEnglish(key: string): string {
  return new Map(Object.entries(english)).get(key.slice(1, -1)) ?? '';
}

describe('package.json and the code', () => {
  const { contributes } = manifest;

  it('name the same commands', () => {
    assert.deepEqual(contributes.commands.map(({ command }) => command).sort(), Object.values(COMMANDS).sort());
  });

  it('give every command a category, and menus name only commands that there are', () => {
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

  it('name the same custom editor, offered but never forced', () => {
    assert.deepEqual(
      contributes.customEditors.map(({ viewType, priority }) => [viewType, priority]),
      [[GRID_VIEW_TYPE, 'option']],
    );
  });

  it('name the same language, with its grammar and configuration', () => {
    assert.deepEqual(
      contributes.languages.map(({ id }) => id),
      [LANGUAGE_ID, 'jsonc'],
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

  it('name the same type of tasks', () => {
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

  it('name the same walkthrough, whose steps lead to commands that there are and have their pictures', () => {
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
      ...texts.flatMap(({ description }) => inEnglish(description).match(/\(command:[^)]+/g) ?? []),
    ].map((name) => name.replace(/^(\(command:|onCommand:)(toSide:)?/, ''));
    assert.deepEqual(
      named.filter((name) => name.startsWith('cocmBilling.') && !known.has(name)),
      [],
    );
    assert.ok(events.includes(`onContext:${PROBLEM_MENDED_KEY}`));
    assert.deepEqual(
      walkthrough.steps.map(({ media }) => media.svg).filter((file) => !existsSync(join(root, file))),
      [],
    );
  });

  it('name the same language-model tool, which only the person’s own settings can turn on', () => {
    const setting = `${SETTINGS.section}.${SETTINGS.languageModelTool}` as const;
    assert.deepEqual(
      contributes.languageModelTools.map(({ name, when }) => [name, when]),
      [[EXPLAIN_TOOL, `config.${setting}`]],
    );
    const { default: standard, scope } = contributes.configuration.properties[setting];
    assert.deepEqual([standard, scope], [false, 'application']);
  });

  it('explain every setting in sentences', () => {
    for (const [name, { markdownDescription }] of Object.entries(contributes.configuration.properties)) {
      assert.match(inEnglish(markdownDescription), /^[A-Z].*\.$/s, name);
    }
  });

  it('say everything for people by keys, each with its English text, and keep no text that nothing says', () => {
    const seen = [
      'title',
      'description',
      'markdownDescription',
      'displayName',
      'contents',
      'altText',
      'userDescription',
    ];
    const lists = ['enumDescriptions', 'markdownEnumDescriptions', 'aliases'];
    // What a language model reads is no text for people.
    const notSeen = ['devDependencies', 'scripts', 'inputSchema'];
    const texts: string[] = [];
    const visit = (value: unknown): void => {
      for (const [name, part] of Object.entries(value && typeof value === 'object' ? value : {})) {
        if (seen.includes(name) && typeof part === 'string') {
          texts.push(part);
        }
        if (lists.includes(name) && Array.isArray(part)) {
          texts.push(...part.map(String));
        }
        if (!notSeen.includes(name)) {
          visit(part);
        }
      }
    };
    visit(manifest);
    const plain = texts.filter((text) => !/^%[^%]+%$/.test(text));
    assert.deepEqual([...new Set(plain)].sort(), ['CoCM Billing'], 'only the name of the product is no key');
    const keys = texts.filter((text) => !plain.includes(text));
    assert.deepEqual(
      [...new Set(keys)].sort(),
      Object.keys(english)
        .map((key) => `%${key}%`)
        .sort(),
    );
  });

  it('say that the extension may be used in workspaces nobody trusts and on virtual file systems, in Node and in a browser', () => {
    assert.deepEqual(manifest.capabilities, { untrustedWorkspaces: { supported: true }, virtualWorkspaces: true });
    assert.deepEqual([manifest.main, manifest.browser], ['./dist/extension.js', './dist/web/extension.js']);
  });

  it('have in the palette only what can run: commands of a log where one is in sight, and none that needs arguments', () => {
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
    ]);
    for (const [command, when] of inPalette) {
      assert.match(when, /^false$|cocm-timelog|resourceExtname == \.csv|activeCustomEditorId/, command);
    }
  });

  it('need no newer editor than the API types that the code is checked against', () => {
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
      ...Object.keys({ ...CONFIGURATION_PROBLEMS, ...ROSTER_PROBLEMS }),
      ...Object.keys(REPORT_PROBLEMS),
      REPEATED_ROW.code,
    ];
    assert.deepEqual(
      codes.filter((code) => !page.includes(`### ${code} `)),
      [],
    );
  });
});
