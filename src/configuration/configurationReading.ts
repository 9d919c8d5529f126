import { parseTree, printParseErrorCode, type Node, type ParseError } from 'jsonc-parser';
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
}

/**
 * Reads a configuration file: JSON with comments and trailing commas. An invalid part is reported at its position and replaced
 * by the default; the rest is applied.
 */
export function readConfiguration(text: string): ConfigurationReading {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true, allowEmptyContent: true });
  const reader = new SettingsReader(text, root);
  const [error] = errors;
  if (error) {
    reader.report('CB300', error, describeSyntaxError(error));
  }
  const parts = root && reader.readParts(root, SECTION_NAMES, t`The configuration`);
  const configuration = createConfiguration((name) => readSectionValue(name, parts?.get(name), reader));
  const byPosition = [...reader.problems].sort(
    ({ range: { start: a } }, { range: { start: b } }) => a.line - b.line || a.column - b.column,
  );
  return { configuration, problems: byPosition };
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
  return t`The configuration isn't valid JSON: ${reason}. The parts that can be read are applied.`;
}
