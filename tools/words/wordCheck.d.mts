export interface WordRules {
  readonly words: readonly { readonly pattern: RegExp; readonly replacement: string }[];
  /** Replacements by the part of a name, in lower case. */
  readonly parts: ReadonlyMap<string, string>;
  /** Replacements by the name of a variable, function, type, or property. */
  readonly names: ReadonlyMap<string, string>;
  /** Replacements by the name of a variable, function, or type. */
  readonly variableNames: ReadonlyMap<string, string>;
}

export interface FoundWord {
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
  readonly word: string;
  readonly replacement: string;
}

export function readRules(text: string): WordRules;
export function findWords(text: string, rules: WordRules, isCode: boolean): FoundWord[];
