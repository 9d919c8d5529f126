import { parseTree, printParseErrorCode, type Node, type ParseError } from 'jsonc-parser';
import type { Problem } from '../log/problems/problems';
import { collect, type Configuration } from './configuration';
import { SECTIONS, SECTION_NAMES, type SectionName } from './sections';
import { SettingsReading } from './settingsReading';
import { t } from '../text/text';

export interface ConfigurationReading {
  readonly configuration: Configuration;
  /** In the order of the file. */
  readonly problems: readonly Problem[];
}

/**
 * Reads a configuration file: JSON with comments and trailing commas. A part that is wrong is reported at its place and its
 * standard taken; the rest holds.
 */
export function readConfiguration(text: string): ConfigurationReading {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true, allowEmptyContent: true });
  const reading = new SettingsReading(text, root);
  const [error] = errors;
  if (error) {
    reading.report('CB300', error, syntaxMessage(error));
  }
  const parts = root && reading.parts(root, SECTION_NAMES, t`The configuration`);
  const configuration = collect((name) => readSection(name, parts?.get(name), reading));
  const byPlace = [...reading.problems].sort(
    ({ range: { start: a } }, { range: { start: b } }) => a.line - b.line || a.column - b.column,
  );
  return { configuration, problems: byPlace };
}

function readSection(name: SectionName, node: Node | undefined, reading: SettingsReading): unknown {
  return node ? SECTIONS[name].read(node, reading) : SECTIONS[name].standard;
}

function syntaxMessage({ error }: ParseError): string {
  const what: Readonly<Record<string, string>> = {
    CommaExpected: t`a comma is missing before this`,
    ColonExpected: t`a colon is missing before this`,
    ValueExpected: t`a value is missing here`,
    PropertyNameExpected: t`a name in double quotes is missing here`,
    CloseBraceExpected: t`a closing } is missing`,
    CloseBracketExpected: t`a closing ] is missing`,
    EndOfFileExpected: t`something stands behind the end`,
    UnexpectedEndOfString: t`a closing quote is missing`,
    InvalidSymbol: t`a text must stand in double quotes`,
  };
  const reason = what[printParseErrorCode(error)] ?? t`it cannot be read from here`;
  return t`The configuration is not JSON: ${reason}. What could be read holds.`;
}
