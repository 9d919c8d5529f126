import type { Node } from 'jsonc-parser';
import { isOneTypoAway } from '../log/fixes/headerFixes';
import type { Problem } from '../log/problems/problems';
import { CONFIGURATION_PROBLEMS, type ConfigurationProblemCode } from './configurationProblems';
import { TextPositions } from './textPositions';
import { joinWithOr } from '../text/lists';
import { phrase, type Phrase, formatPhrase, t } from '../text/text';

/** A name in a group of the configuration, and its value. */
export interface Entry {
  readonly name: string;
  readonly nameNode: Node;
  readonly value: Node;
}

const KINDS: Readonly<Record<string, Phrase>> = {
  object: phrase`a group in { }`,
  array: phrase`a list in [ ]`,
  string: phrase`text in quotation marks`,
  number: phrase`a number`,
  boolean: phrase`true or false`,
};

/** Reads the values of a configuration. Each method reports a value of the wrong type, and returns undefined for it. */
export class SettingsReader {
  readonly problems: Problem[] = [];
  private readonly places: TextPositions;

  constructor(
    text: string,
    /** The whole configuration, for sections that refer to other sections. */
    readonly root: Node | undefined,
  ) {
    this.places = new TextPositions(text);
  }

  /** Adds a problem. */
  report(
    code: ConfigurationProblemCode,
    at: { readonly offset: number; readonly length: number },
    message: string,
  ): void {
    const range = this.toRange(at);
    this.problems.push({ code, severity: CONFIGURATION_PROBLEMS[code].severity, range, message });
  }

  /** Returns the range of a part of the file. */
  toRange({ offset, length }: { readonly offset: number; readonly length: number }): Problem['range'] {
    return { start: this.places.positionAt(offset), end: this.places.positionAt(offset + length) };
  }

  /** Reads text that isn't empty. */
  readText(node: Node, what: string): string | undefined {
    if (!this.checkKind(node, 'string', what)) {
      return undefined;
    }
    const text = String(node.value);
    if (text.trim() === '') {
      this.report('CB302', node, t`${what} is empty.`);
      return undefined;
    }
    return text;
  }

  /** Reads one of a list of words. */
  readWord<T extends string>(node: Node, words: readonly T[], what: string): T | undefined {
    if (!this.checkKind(node, 'string', what)) {
      return undefined;
    }
    const text = String(node.value);
    const known = words.find((word) => word === text);
    if (known === undefined) {
      const choice = words.length > 12 ? [] : [t`Use ${joinWithOr(quote(words))}.`];
      this.report('CB303', node, [t`${what} is unknown.`, ...suggestWord(text, words), ...choice].join(' '));
    }
    return known;
  }

  /** Reads a list. */
  readList(node: Node, what: string): readonly Node[] | undefined {
    return this.checkKind(node, 'array', what) ? (node.children ?? []) : undefined;
  }

  /** Reads a group in which the user chooses the names. If a name appears twice, the first one is used. */
  readGroup(node: Node, what: string, same = (name: string) => name): Entry[] | undefined {
    if (!this.checkKind(node, 'object', what)) {
      return undefined;
    }
    const seen = new Set<string>();
    return listEntries(node).filter(({ name, nameNode }) => {
      const isFirst = !seen.has(same(name));
      seen.add(same(name));
      if (!isFirst) {
        this.report('CB304', nameNode, t`${what} has "${shortenName(name)}" twice. The first one is used.`);
      }
      return isFirst;
    });
  }

  /** Reads a group with known names. Reports any other name and ignores it. */
  readParts<T extends string>(node: Node, names: readonly T[], what: string): Map<T, Node> | undefined {
    const entries = this.readGroup(node, what);
    if (!entries) {
      return undefined;
    }
    const parts = new Map<T, Node>();
    for (const { name, nameNode, value } of entries) {
      const known = names.find((candidate) => candidate === name);
      if (known !== undefined) {
        parts.set(known, value);
      } else if (name !== '$schema') {
        const choice = t`${what} can contain ${joinWithOr(quote(names))}.`;
        const sentences = [t`"${shortenName(name)}" isn't a known setting here.`, ...suggestWord(name, names), choice];
        this.report('CB301', nameNode, sentences.join(' '));
      }
    }
    return parts;
  }

  private checkKind(node: Node, kind: Node['type'], what: string): boolean {
    if (node.type !== kind) {
      this.report('CB302', node, t`${what} must be ${describeKind(kind)}, not ${describeKind(node.type)}.`);
    }
    return node.type === kind;
  }
}

function describeKind(kind: Node['type']): string {
  const name = KINDS[kind];
  return name ? formatPhrase(name) : kind;
}

function listEntries(node: Node): Entry[] {
  return (node.children ?? []).flatMap(({ children }) => {
    const [nameNode, value] = children ?? [];
    return nameNode && value ? [{ name: String(nameNode.value), nameNode, value }] : [];
  });
}

/** Returns `Did you mean "x"?`, or nothing if no known word is similar. */
function suggestWord(text: string, words: readonly string[]): string[] {
  const plain = (word: string): string => word.toLowerCase().replace(/[\s_-]/g, '');
  const wanted = plain(text);
  const similar =
    words.find((word) => plain(word) === wanted) ??
    words.find((word) => isOneTypoAway(plain(word), wanted)) ??
    words.find((word) => wanted.length >= 3 && (plain(word).startsWith(wanted) || wanted.startsWith(plain(word))));
  return similar === undefined ? [] : [t`Did you mean "${similar}"?`];
}

function quote(words: readonly string[]): string[] {
  return words.map((word) => `"${word}"`);
}

/** Shortens a name that the user chose, so that it fits in a message. */
function shortenName(name: string): string {
  return name.length > 40 ? `${name.slice(0, 40)}\u2026` : name;
}
