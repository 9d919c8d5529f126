import { createScanner, parseTree, printParseErrorCode, type Node, type ParseError } from 'jsonc-parser';
import type { Problem } from '../log/problems/problems';
import { createConfiguration, type Configuration } from './configuration';
import { SECTIONS, SECTION_NAMES, type SectionName } from './sections';
import { SettingsReader } from './settingsReader';
import { t } from '../text/text';

/** A configuration, and the problems of its file. */
export interface ConfigurationReading {
  readonly configuration: Configuration;
  /** In the order of the file. */
  readonly problems: readonly Problem[];
  /**
   * Whether the file as a whole can't be read, so that rules may be missing from the configuration. Figures that depend on it can
   * be wrong.
   */
  readonly isDamaged: boolean;
}

/** Settings have a few levels. The parser calls itself for each level, so it can't read any number of them. */
const MAX_DEPTH = 64;

// The kinds of tokens, which the parser exports as an enumeration that doesn't exist at run time.
const OPEN_BRACE = 1;
const CLOSE_BRACE = 2;
const OPEN_BRACKET = 3;
const CLOSE_BRACKET = 4;
const END_OF_FILE = 17;

/**
 * Reads a configuration file: JSON with comments and trailing commas. An invalid part is reported at its position and replaced
 * by the default; the rest is applied.
 */
export function readConfiguration(text: string): ConfigurationReading {
  const tooDeep = findTooDeep(text);
  const errors: ParseError[] = [];
  const root =
    tooDeep === undefined ? parseTree(text, errors, { allowTrailingComma: true, allowEmptyContent: true }) : undefined;
  const reader = new SettingsReader(text, root);
  const [error] = errors;
  if (tooDeep !== undefined) {
    reader.report(
      'CB300',
      { offset: tooDeep, length: 1 },
      t`The configuration has too many nested brackets, so it can't be read.`,
    );
  } else if (text.trim() === '') {
    reader.report(
      'CB300',
      { offset: 0, length: 0 },
      t`The configuration is empty. If you don't need any settings, delete the file or enter {}.`,
    );
  } else if (error) {
    reader.report('CB300', error, describeSyntaxError(error));
  }
  const isDamaged = reader.problems.length > 0 || (root !== undefined && root.type !== 'object');
  const parts = root && reader.readParts(root, SECTION_NAMES, t`The configuration`);
  const configuration = createConfiguration((name) => readSectionValue(name, parts?.get(name), reader));
  const byPosition = [...reader.problems].sort(
    ({ range: { start: a } }, { range: { start: b } }) => a.line - b.line || a.column - b.column,
  );
  return { configuration, problems: byPosition, isDamaged };
}

/** Returns where brackets are nested too deeply to be parsed, if they are. */
function findTooDeep(text: string): number | undefined {
  const scanner = createScanner(text, true);
  let depth = 0;
  for (let token: number = scanner.scan(); token !== END_OF_FILE; token = scanner.scan()) {
    if (token === OPEN_BRACE || token === OPEN_BRACKET) {
      depth++;
    } else if (token === CLOSE_BRACE || token === CLOSE_BRACKET) {
      depth--;
    }
    if (depth > MAX_DEPTH) {
      return scanner.getTokenOffset();
    }
  }
  return undefined;
}

function readSectionValue(name: SectionName, node: Node | undefined, reader: SettingsReader): unknown {
  return node ? SECTIONS[name].read(node, reader) : SECTIONS[name].defaultValue;
}

function describeSyntaxError({ error }: ParseError): string {
  const reasons: Readonly<Record<string, string>> = {
    CommaExpected: t`a comma is missing before this`,
    ColonExpected: t`a colon is missing before this`,
    ValueExpected: t`a value is missing here`,
    PropertyNameExpected: t`a name in double quotation marks is missing here`,
    CloseBraceExpected: t`a closing } is missing`,
    CloseBracketExpected: t`a closing ] is missing`,
    EndOfFileExpected: t`unexpected text after the end`,
    UnexpectedEndOfString: t`a closing quotation mark is missing`,
    InvalidSymbol: t`text must be in double quotation marks`,
  };
  const reason = reasons[printParseErrorCode(error)] ?? t`it can't be read from here`;
  return t`The configuration isn't valid JSON: ${reason}. Fix it so that all of its rules apply.`;
}
