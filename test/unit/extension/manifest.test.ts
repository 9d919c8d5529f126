import * as assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BILLING_PROBLEM_CODES } from '../../../src/billing/billingProblems';
import { CONFIGURATION_PROBLEMS, ROSTER_PROBLEMS } from '../../../src/configuration/configurationProblems';
import { COMMANDS, GRID_VIEW_TYPE, LANGUAGE_ID, SETTINGS, TASK_TYPE } from '../../../src/extension/identifiers';
import { REPORT_PROBLEMS } from '../../../src/report/reportProblems';
import { REPEATED_ROW } from '../../../src/report/repeatedRows';
import { LOG_PROBLEMS } from '../../../src/log/problems';
import manifest from '../../../package.json';
import english from '../../../package.nls.json';

const root = join(__dirname, '..', '..', '..');

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
    const texts: string[] = [];
    const visit = (value: unknown): void => {
      for (const [name, part] of Object.entries(value && typeof value === 'object' ? value : {})) {
        if (seen.includes(name) && typeof part === 'string') {
          texts.push(part);
        }
        if (lists.includes(name) && Array.isArray(part)) {
          texts.push(...part.map(String));
        }
        visit(part);
      }
    };
    visit({ ...manifest, devDependencies: {}, scripts: {} });
    const keys = Object.keys(english);
    const plain = texts.filter((text) => !/^%[^%]+%$/.test(text));
    assert.deepEqual([...new Set(plain)].sort(), ['CoCM Billing'], 'only the name of the product is no key');
    assert.deepEqual(
      [...new Set(texts.filter((text) => !plain.includes(text)))].sort(),
      keys.map((key) => `%${key}%`).sort(),
    );
  });

  it('say each thing in English as a sentence or a name: with a capital, and no space at an end', () => {
    assert.deepEqual(
      Object.entries(english).filter(([, text]) => !/^[A-Z0-9$[]/.test(text) || text.trim() !== text),
      [],
    );
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
