import { readFileSync } from 'node:fs';
import * as ts from 'typescript';
import { REPORT_COLUMNS } from '../../../src/report/reportColumns';
import { isTag, sourceFiles } from './userTexts';

/** Files whose texts are no words for people in the editor, and why. */
const OTHER_TEXTS: readonly (readonly [file: RegExp, why: string])[] = [
  [/^cli\//, 'the command line speaks English'],
  [/^sheet\/columnValues\.ts$/, 'values that go into a log'],
  [/^log\/header\/columns\.ts$/, 'names by which columns are known'],
  [
    /^billing\/rules\/(builtInProfiles|payerProfile|timeRules)\.ts$/,
    'names of rules and profiles, and of their sources',
  ],
  [/^report\/(lineOrder|exports\/(reportCsv|reportWorkbook|chargeLines))\.ts$/, 'columns and sheets of files'],
  [
    /^(wording\/activityLines|extension\/support\/activityLog)\.ts$/,
    'the output channel, for whoever looks into what went wrong',
  ],
  [/^(wording\/monthAnswer|extension\/support\/languageModelTool)\.ts$/, 'answers to a language model'],
  [/^report\/(charts\/chartDrawing|exports\/(markup|reportHtmlStyle))\.ts$/, 'markup, classes and style'],
  [/^configuration\/(configurationSchema|profileSettings|sections\/\w+)\.ts$/, 'the schema and template of a file'],
];

/** Names, which are the same in every language, and the sign of a button. */
const NAMES = new Set(['CoCM Billing', 'Aa', ...REPORT_COLUMNS]);

/** Attributes of elements that people see or hear. */
const SEEN = ['title', 'aria-label', 'label', 'placeholder', 'alt', 'text', 'all', 'none', 'any', 'hint', 'action'];

/** Strings of the source that look like words for people and are not translated, as `file:line: text`. */
export function untaggedTexts(): string[] {
  return sourceFiles()
    .filter(({ name }) => !OTHER_TEXTS.some(([file]) => file.test(name)))
    .flatMap(({ name, path }) => untaggedIn(name, readFileSync(path, 'utf8')));
}

/** The same for one file. */
export function untaggedIn(name: string, source: string): string[] {
  const file = ts.createSourceFile(name, source, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (isForProgrammers(node)) {
      return;
    }
    const text = textOf(node)?.trim();
    if (text !== undefined && !NAMES.has(text) && (isSeen(node) ? /[A-Za-z]{2}/.test(text) : looksLikeWords(text))) {
      found.push(`${name}:${file.getLineAndCharacterOfPosition(node.getStart()).line + 1}: ${text}`);
    }
    node.forEachChild(visit);
  };
  visit(file);
  return found;
}

/** Two words with a space between them: what only programs read is not written so, but for markup and selectors. */
function looksLikeWords(text: string): boolean {
  return !/^[<.]/.test(text) && /[A-Za-z]{2,}[,.:;…]? [A-Za-z]{2,}/.test(text);
}

function textOf(node: ts.Node): string | undefined {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node) || ts.isJsxText(node)) {
    return node.text;
  }
  return ts.isTemplateExpression(node)
    ? [node.head, ...node.templateSpans.map(({ literal }) => literal)].map(({ text }) => text).join('…')
    : undefined;
}

function isSeen(node: ts.Node): boolean {
  return ts.isJsxText(node) || (ts.isJsxAttribute(node.parent) && SEEN.includes(node.parent.name.getText()));
}

/** Imports, types, keys of tables, what is translated already, errors that are bugs, and attributes nobody sees. */
function isForProgrammers(node: ts.Node): boolean {
  if (ts.isImportDeclaration(node) || ts.isTypeNode(node)) {
    return true;
  }
  if (ts.isStringLiteral(node) && (isKey(node) || isKindCounted(node))) {
    return true;
  }
  if (ts.isTaggedTemplateExpression(node)) {
    return isTag(node.tag);
  }
  if (ts.isNewExpression(node)) {
    return node.expression.getText().endsWith('Error');
  }
  return ts.isJsxAttribute(node) && !SEEN.includes(node.name.getText());
}

function isKey(node: ts.Node): boolean {
  return ts.isPropertyAssignment(node.parent) && node.parent.name === node;
}

/** `counted(rows, 'time log')` names its words by a key. */
function isKindCounted({ parent }: ts.Node): boolean {
  return ts.isCallExpression(parent) && parent.expression.getText() === 'counted';
}
