import { readFileSync } from 'node:fs';
import * as ts from 'typescript';
import { RECORD_COLUMNS } from '../../../src/report/claims/recordColumns';
import { REPORT_COLUMNS } from '../../../src/report/reportColumns';
import { isTag, listSourceFiles } from './userTexts';

/** Files with texts that people don't see in the editor, and why. */
const OTHER_TEXTS: readonly (readonly [file: RegExp, why: string])[] = [
  [/^(cli|verbs)\//, 'the command line is in English only'],
  [/^(sheet\/columnValues|report\/pseudonyms\/(copiedRow|inventedValues|safeWords))\.ts$/, 'values that go into a log'],
  [
    /^log\/header\/(columns|columnNames|statusNames|ambiguousNames|exporters)\.ts$/,
    'names that columns are recognized by',
  ],
  [/^log\/claims\/(claimFields|claimDetailText|usStates)\.ts$/, 'names of columns and words in the cells of a roster'],
  [/^report\/packet\/claimColumns\.ts$/, 'names that the columns of a list of claims are recognized by'],
  [
    /^billing\/rules\/vocabulary\/(activityTerms|careTerms|leftOutTerms|programs|roleTerms|words)\.ts$/,
    'words that activities and roles are recognized by',
  ],
  [/^log\/values\/entryStatus\.ts$/, 'words in cells that show whether an entry counts'],
  [
    /^(billing\/outgoing\/(builtInLayouts|chargeLayout)|report\/outgoing\/(layoutFile|outgoingClaim))\.ts$/,
    'column names and formats in files, and the names and sources of layouts',
  ],
  [/^billing\/rules\/(builtInProfiles|payerProfile|timeRules)\.ts$/, 'names of rules, profiles, and their sources'],
  [
    /^report\/(lineOrder|exports\/(reportCsv|reportWorkbook|chargeLines|newCharges))\.ts$/,
    'column names and sheet names in files',
  ],
  [/^(wording\/activityLines|extension\/support\/activityLog)\.ts$/, 'the output channel, for troubleshooting'],
  [/^(wording\/monthAnswer|extension\/support\/explainTool)\.ts$/, 'answers to a language model'],
  [
    /^report\/(charts\/(chart|line)Drawing|exports\/(markup|reportHtmlStyle)|packet\/packetStyle)\.ts$|^extension\/setup\/workbookPageStyle\.ts$/,
    'markup, classes, and styles',
  ],
  [
    /^configuration\/(configurationSchema|profileSettings|readinessLevels|sections\/\w+)\.ts$/,
    'the schema and template of a file',
  ],
];

/** Names that are the same in every language, and the symbol on a button. */
const NAMES = new Set(['CoCM Billing', 'Aa', ...REPORT_COLUMNS, ...RECORD_COLUMNS]);

/** Attributes that people see or hear. */
const VISIBLE_ATTRIBUTES = [
  'title',
  'aria-label',
  'label',
  'placeholder',
  'alt',
  'text',
  'all',
  'none',
  'any',
  'hint',
  'action',
];

/** Lists the strings in the source that look like texts for people but aren't translated, as `file:line: text`. */
export function findUntaggedTexts(): string[] {
  return listSourceFiles()
    .filter(({ name }) => !OTHER_TEXTS.some(([file]) => file.test(name)))
    .flatMap(({ name, path }) => findUntaggedTextsIn(name, readFileSync(path, 'utf8')));
}

/** Lists the untagged texts of one file. */
export function findUntaggedTextsIn(name: string, source: string): string[] {
  const file = ts.createSourceFile(name, source, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (isNotShown(node)) {
      return;
    }
    const text = getText(node)?.trim();
    if (text !== undefined && !NAMES.has(text) && (isVisible(node) ? /[A-Za-z]{2}/.test(text) : looksLikeWords(text))) {
      found.push(`${name}:${file.getLineAndCharacterOfPosition(node.getStart()).line + 1}: ${text}`);
    }
    node.forEachChild(visit);
  };
  visit(file);
  return found;
}

/** Checks for two words with a space between them. Only markup and selectors also look like this, so they're excluded. */
function looksLikeWords(text: string): boolean {
  return !/^[<.]/.test(text) && /[A-Za-z]{2,}[,.:;…]? [A-Za-z]{2,}/.test(text);
}

function getText(node: ts.Node): string | undefined {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node) || ts.isJsxText(node)) {
    return node.text;
  }
  return ts.isTemplateExpression(node)
    ? [node.head, ...node.templateSpans.map(({ literal }) => literal)].map(({ text }) => text).join('…')
    : undefined;
}

function isVisible(node: ts.Node): boolean {
  return (
    ts.isJsxText(node) || (ts.isJsxAttribute(node.parent) && VISIBLE_ATTRIBUTES.includes(node.parent.name.getText()))
  );
}

/** Checks for imports, types, keys, translated texts, errors that report bugs, and attributes that aren't shown. */
function isNotShown(node: ts.Node): boolean {
  if (ts.isImportDeclaration(node) || ts.isTypeNode(node)) {
    return true;
  }
  if (ts.isStringLiteral(node) && (isKey(node) || isCountedKind(node))) {
    return true;
  }
  if (ts.isTaggedTemplateExpression(node)) {
    return isTag(node.tag);
  }
  if (ts.isNewExpression(node)) {
    return node.expression.getText().endsWith('Error');
  }
  return ts.isJsxAttribute(node) && !VISIBLE_ATTRIBUTES.includes(node.name.getText());
}

function isKey(node: ts.Node): boolean {
  return ts.isPropertyAssignment(node.parent) && node.parent.name === node;
}

/** Checks for a call such as `counted(rows, 'time log')`, where the string is a key. */
function isCountedKind({ parent }: ts.Node): boolean {
  return ts.isCallExpression(parent) && parent.expression.getText() === 'counted';
}
