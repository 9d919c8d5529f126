// npm run lint:words: reports words that this project does not use, with the replacement; see replace.txt.
//   node tools/words/check.mjs [FILE OR FOLDER ...]     everything, or only these
import { readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { findWords, readRules } from './wordCheck.mjs';

const root = path.join(import.meta.dirname, '..', '..');
/** No text of ours: the same paths that cspell.json ignores, and what .gitignore has. */
const SKIPPED = new Set(
  [
    [
      '.git',
      '.vscode-test',
      'artifacts',
      'dist',
      'out',
      'node_modules',
      'test/host/node_modules',
      'bench/node_modules',
    ],
    ['LICENSE', 'THIRD-PARTY-NOTICES.txt', 'samples', 'test/fixtures'],
    ['package-lock.json', 'bench/package-lock.json', 'test/host/package-lock.json'],
    ['tools/words/british.json', 'tools/words/cases', 'tools/words/field-terms.txt', 'tools/words/replace.txt'],
  ].flat(),
);
const NOT_TEXT = /\.(?:gif|png|vsix)$/;
const CODE = /\.(?:[cm]?[jt]sx?|css|json)$/;

function* filesIn(file) {
  if (SKIPPED.has(path.relative(root, file).replaceAll(path.sep, '/')) || NOT_TEXT.test(file)) return;
  if (!statSync(file).isDirectory()) yield file;
  else for (const name of readdirSync(file).sort()) yield* filesIn(path.join(file, name));
}

const rules = readRules(readFileSync(path.join(import.meta.dirname, 'replace.txt'), 'utf8'));
const asked = process.argv.slice(2).map((name) => path.resolve(name));
let files = 0;
let count = 0;
for (const file of (asked.length > 0 ? asked : [root]).flatMap((name) => [...filesIn(name)])) {
  files += 1;
  const name = path.relative(root, file).replaceAll(path.sep, '/');
  for (const { line, column, word, replacement } of findWords(readFileSync(file, 'utf8'), rules, CODE.test(file))) {
    count += 1;
    console.log(`${name}:${line}:${column}: "${word}" -> ${replacement}`);
  }
}
console.log(`${files} files checked, ${count} words to replace.`);
if (count > 0 || files === 0) process.exitCode = 1;
