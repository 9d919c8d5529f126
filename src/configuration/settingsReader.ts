import type { Node } from 'jsonc-parser';
import { isOneSlipApart } from '../log/fixes/headerFixes';
import type { Problem } from '../log/problems/problems';
import { CONFIGURATION_PROBLEMS, type ConfigurationProblemCode } from './configurationProblems';
import { TextPositions } from './textPositions';
import { listedChoices } from '../text/lists';
import { phrase, type Phrase, say, t } from '../text/text';

/** A name in an object of the configuration, and its value. */
export interface Entry {
  readonly name: string;
  readonly nameNode: Node;
  readonly value: Node;
}

const KINDS: Readonly<Record<string, Phrase>> = {
  object: phrase`a group in { }`,
  array: phrase`a list in [ ]`,
  string: phrase`a text in quotes`,
  number: phrase`a number`,
  boolean: phrase`true or false`,
};

/**
 * Reads the parts of a configuration. Each question answers undefined where the value is not of the kind that was asked for,
 * and has then told so.
 */
export class SettingsReader {
  readonly problems: Problem[] = [];
  private readonly places: TextPositions;

  constructor(
    text: string,
    /** The whole configuration, for sections that refer to others. */
    readonly root: Node | undefined,
  ) {
    this.places = new TextPositions(text);
  }

  report(
    code: ConfigurationProblemCode,
    at: { readonly offset: number; readonly length: number },
    message: string,
  ): void {
    const range = this.toRange(at);
    this.problems.push({ code, severity: CONFIGURATION_PROBLEMS[code].severity, range, message });
  }

  /** Where something stands in the file. */
  toRange({ offset, length }: { readonly offset: number; readonly length: number }): Problem['range'] {
    return { start: this.places.positionAt(offset), end: this.places.positionAt(offset + length) };
  }

  /** A text that is not empty. */
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

  /** One of some words. */
  readWord<T extends string>(node: Node, words: readonly T[], what: string): T | undefined {
    if (!this.checkKind(node, 'string', what)) {
      return undefined;
    }
    const text = String(node.value);
    const known = words.find((word) => word === text);
    if (known === undefined) {
      const choice = words.length > 12 ? [] : [t`It can be ${listedChoices(quote(words))}.`];
      this.report('CB303', node, [t`${what} is not known.`, ...suggestWord(text, words), ...choice].join(' '));
    }
    return known;
  }

  /** The members of a list. */
  readList(node: Node, what: string): readonly Node[] | undefined {
    return this.checkKind(node, 'array', what) ? (node.children ?? []) : undefined;
  }

  /** The names and values of a group whose names are the user's own; of a name that stands twice the first counts. */
  readGroup(node: Node, what: string, same = (name: string) => name): Entry[] | undefined {
    if (!this.checkKind(node, 'object', what)) {
      return undefined;
    }
    const seen = new Set<string>();
    return listEntries(node).filter(({ name, nameNode }) => {
      const isFirst = !seen.has(same(name));
      seen.add(same(name));
      if (!isFirst) {
        this.report('CB304', nameNode, t`${what} has "${shortenName(name)}" twice. The first one counts.`);
      }
      return isFirst;
    });
  }

  /** The values of a group whose names are known. Any other name is told of and passed over. */
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
        const choice = t`${what} can have ${listedChoices(quote(names))}.`;
        const sentences = [t`"${shortenName(name)}" is not known here.`, ...suggestWord(name, names), choice];
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
  return name ? say(name) : kind;
}

function listEntries(node: Node): Entry[] {
  return (node.children ?? []).flatMap(({ children }) => {
    const [nameNode, value] = children ?? [];
    return nameNode && value ? [{ name: String(nameNode.value), nameNode, value }] : [];
  });
}

/** `Did you mean "x"?`, or nothing when no known word is near. */
function suggestWord(text: string, words: readonly string[]): string[] {
  const plain = (word: string): string => word.toLowerCase().replace(/[\s_-]/g, '');
  const wanted = plain(text);
  const near =
    words.find((word) => plain(word) === wanted) ??
    words.find((word) => isOneSlipApart(plain(word), wanted)) ??
    words.find((word) => wanted.length >= 3 && (plain(word).startsWith(wanted) || wanted.startsWith(plain(word))));
  return near === undefined ? [] : [t`Did you mean "${near}"?`];
}

function quote(words: readonly string[]): string[] {
  return words.map((word) => `"${word}"`);
}

/** A name of the user's, no longer than a sentence can bear. */
function shortenName(name: string): string {
  return name.length > 40 ? `${name.slice(0, 40)}\u2026` : name;
}
