import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import * as ts from 'typescript';
import { makeKey } from '../../../src/text/text';

const root = join(__dirname, '..', '..', '..');

/** Lists the source files with their paths in `src`. */
export function listSourceFiles(): readonly { readonly name: string; readonly path: string }[] {
  const source = join(root, 'src');
  return readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => ({ name: name.replaceAll('\\', '/'), path: join(source, name) }));
}

/** Whether a template with this tag is a text for people. */
export function isTag(tag: ts.Node): boolean {
  return ts.isIdentifier(tag) && ['t', 'phrase'].includes(tag.text);
}

let userTexts: readonly string[] | undefined;

/** Lists every text for people in the source, sorted: the templates with the tags `t` and `phrase`. */
export function listUserTexts(): readonly string[] {
  if (!userTexts) {
    const found = new Set<string>();
    for (const { name, path } of listSourceFiles()) {
      // The parser needs the file name's extension: in .ts, a "<" can start a type argument.
      collect(ts.createSourceFile(name, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest), found);
    }
    userTexts = [...found].sort();
  }
  return userTexts;
}

function collect(node: ts.Node, found: Set<string>): void {
  if (ts.isTaggedTemplateExpression(node) && isTag(node.tag)) {
    found.add(makeKey(getParts(node.template)));
  }
  node.forEachChild((child) => collect(child, found));
}

function getParts(template: ts.TemplateLiteral): string[] {
  return ts.isNoSubstitutionTemplateLiteral(template)
    ? [template.text]
    : [template.head.text, ...template.templateSpans.map(({ literal }) => literal.text)];
}

/** The localization bundle, in the format that VS Code and translators expect: each English text is its own key. */
export const BUNDLE_FILE = join(root, 'l10n', 'bundle.l10n.json');

/** Creates a bundle that maps each English text to itself. */
export function createEnglishBundle(): Record<string, string> {
  return Object.fromEntries(listUserTexts().map((text) => [text, text]));
}

/** Returns the expected content of the bundle file. */
export function formatBundle(): string {
  return `${JSON.stringify(createEnglishBundle(), null, 2)}\n`;
}
