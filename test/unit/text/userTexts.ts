import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import * as ts from 'typescript';
import { keyOfParts } from '../../../src/text/text';

const root = join(__dirname, '..', '..', '..');
const TAGS = ['t', 'phrase'];

/** Every text of the source for people, in order of the alphabet: what stands behind the tags t and phrase. */
export function userTexts(): string[] {
  const source = join(root, 'src');
  const found = new Set<string>();
  for (const name of readdirSync(source, { recursive: true, encoding: 'utf8' })) {
    if (/\.tsx?$/.test(name)) {
      const text = readFileSync(join(source, name), 'utf8');
      // The kind of the file is told by its name: in .ts a "<" may be a type.
      collect(ts.createSourceFile(name, text, ts.ScriptTarget.Latest), found);
    }
  }
  return [...found].sort();
}

function collect(node: ts.Node, found: Set<string>): void {
  if (ts.isTaggedTemplateExpression(node) && ts.isIdentifier(node.tag) && TAGS.includes(node.tag.text)) {
    found.add(keyOfParts(partsOf(node.template)));
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

/** What that file should be. */
export function bundleText(): string {
  return `${JSON.stringify(Object.fromEntries(userTexts().map((text) => [text, text])), null, 2)}\n`;
}
