import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import * as ts from 'typescript';
import { makeKey } from '../../../src/text/text';

const root = join(__dirname, '..', '..', '..');

/** The files of the source, by their names within it. */
export function sourceFiles(): readonly { readonly name: string; readonly path: string }[] {
  const source = join(root, 'src');
  return readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => ({ name: name.replaceAll('\\', '/'), path: join(source, name) }));
}

/** Whether what stands before a template marks it as a text for people. */
export function isTag(tag: ts.Node): boolean {
  return ts.isIdentifier(tag) && ['t', 'phrase'].includes(tag.text);
}

let known: readonly string[] | undefined;

/** Every text of the source for people, in order of the alphabet: what stands behind the tags t and phrase. */
export function userTexts(): readonly string[] {
  if (!known) {
    const found = new Set<string>();
    for (const { name, path } of sourceFiles()) {
      // The kind of the file is told by its name: in .ts a "<" may be a type.
      collect(ts.createSourceFile(name, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest), found);
    }
    known = [...found].sort();
  }
  return known;
}

function collect(node: ts.Node, found: Set<string>): void {
  if (ts.isTaggedTemplateExpression(node) && isTag(node.tag)) {
    found.add(makeKey(partsOf(node.template)));
  }
  node.forEachChild((child) => collect(child, found));
}

function partsOf(template: ts.TemplateLiteral): string[] {
  return ts.isNoSubstitutionTemplateLiteral(template)
    ? [template.text]
    : [template.head.text, ...template.templateSpans.map(({ literal }) => literal.text)];
}

/** Where the list of all texts is kept: each English text with itself, as translators and VS Code expect it. */
export const BUNDLE_FILE = join(root, 'l10n', 'bundle.l10n.json');

/** Each text with itself. */
export function englishBundle(): Record<string, string> {
  return Object.fromEntries(userTexts().map((text) => [text, text]));
}

/** What the list should be. */
export function bundleText(): string {
  return `${JSON.stringify(englishBundle(), null, 2)}\n`;
}
