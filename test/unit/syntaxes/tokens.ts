import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { createOnigScanner, createOnigString, loadWASM } from 'vscode-oniguruma';
import { INITIAL, parseRawGrammar, Registry, type IGrammar } from 'vscode-textmate';

const ROOT = resolve(__dirname, '../../..');
const LANGUAGE = '.cocm-timelog';

/** A piece of a line, and a short name of its innermost scope in the grammar. */
export type Token = readonly [text: string, kind: string];

export interface ScopedToken {
  readonly text: string;
  readonly scopes: readonly string[];
}

/** Short names of the innermost scopes, for tests that check the kinds of tokens and not the exact scopes. */
const KINDS: Readonly<Record<string, string>> = {
  'markup.heading.column': 'header',
  'entity.name.type.date': 'date',
  'entity.name.function.mrn': 'mrn',
  'entity.name.function.identifier': 'identifier',
  'variable.other.person': 'person',
  'constant.numeric.minutes': 'minutes',
  'variable.other.constant.npi': 'npi',
  'string.unquoted.text': 'text',
  'string.quoted.double': 'text',
  'constant.character.escape.quote': 'doubled quote',
  'punctuation.definition.string.begin': 'quote',
  'punctuation.definition.string.end': 'quote',
};

export function readText(path: string): string {
  return readFileSync(resolve(ROOT, path), 'utf8');
}

/** Loads the grammar as an editor does. */
export async function loadTimeLogGrammar(): Promise<IGrammar> {
  const wasm = readFileSync(resolve(ROOT, 'node_modules/vscode-oniguruma/release/onig.wasm'));
  await loadWASM(wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength));
  const path = 'syntaxes/cocm-timelog.tmLanguage.json';
  const registry = new Registry({
    onigLib: Promise.resolve({ createOnigScanner, createOnigString }),
    loadGrammar: () => Promise.resolve(parseRawGrammar(readText(path), path)),
  });
  const grammar = await registry.loadGrammar('text.csv.cocm-timelog');
  if (!grammar) {
    throw new Error(`${path} doesn't contain a grammar.`);
  }
  return grammar;
}

/** Lists the tokens of every line, with all their scopes without the language's suffix. */
export function listScopedTokens(grammar: IGrammar, lines: readonly string[]): ScopedToken[][] {
  let state = INITIAL;
  return lines.map((line) => {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, state);
    state = ruleStack;
    return tokens
      .map(({ startIndex, endIndex, scopes }) => ({
        text: line.slice(startIndex, endIndex),
        scopes: scopes.slice(1).map((scope) => scope.replace(LANGUAGE, '')),
      }))
      .filter(({ text }) => text !== '');
  });
}

/** Lists the tokens of every line with their kinds, without the delimiters. */
export function listTokens(grammar: IGrammar, lines: readonly string[]): Token[][] {
  return listScopedTokens(grammar, lines).map((tokens) =>
    tokens
      .map(({ text, scopes }): Token => {
        const innermost = scopes.at(-1) ?? 'nothing';
        return [text, KINDS[innermost] ?? innermost];
      })
      .filter(([, kind]) => kind !== 'punctuation.separator.delimiter'),
  );
}
