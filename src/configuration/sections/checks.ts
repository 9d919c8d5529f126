import { BILLING_PROBLEMS } from '../../billing/billingProblems';
import { REPEATED_ROW } from '../../billing/ledger/repeatedRows';
import type { ProblemLevel } from '../../billing/problems/checks';
import { LOG_PROBLEMS, type Severity } from '../../log/problems/problems';
import type { Section } from '../section';
import type { Node } from 'jsonc-parser';
import type { SettingsReader } from '../settingsReader';
import { type Phrase, say, t } from '../../text/text';

const KNOWN: Readonly<Record<string, { readonly severity: Severity; readonly title: Phrase }>> = {
  ...LOG_PROBLEMS,
  ...BILLING_PROBLEMS,
  [REPEATED_ROW.code]: REPEATED_ROW,
};

/** The codes of problems that leave the figures alone: how loud they are is the user's choice. */
export const ADJUSTABLE_CODES = Object.keys(KNOWN).filter((code) => KNOWN[code]?.severity !== 'error');

const LEVELS: readonly ProblemLevel[] = ['error', 'warning', 'hint', 'off'];

/** `checks`: how loud each problem is. */
export const checks: Section<ReadonlyMap<string, ProblemLevel>> = {
  defaultValue: new Map(),
  read(node, reader) {
    const levels = new Map<string, ProblemLevel>();
    for (const { name, nameNode, value } of reader.readGroup(node, t`The group "checks"`) ?? []) {
      const code = readAdjustableCode(name, nameNode, reader, value.type === 'string' && value.value === 'error');
      const level = reader.readWord(value, LEVELS, t`This level`);
      if (code !== undefined && level !== undefined) {
        levels.set(code, level);
      }
    }
    return levels;
  },
  schema: {
    type: 'object',
    description:
      'How loud each problem is, by its code. A problem that keeps rows out of the sums is always an error. A warning that ' +
      'is made an error still counts its row, but makes the command line end with code 1.',
    properties: Object.fromEntries(
      ADJUSTABLE_CODES.map((code) => [
        code,
        {
          description: `${KNOWN[code]?.title.english ?? ''} (${KNOWN[code]?.severity ?? ''} by default)`,
          enum: LEVELS,
          enumDescriptions: [
            'Stands among the errors; the row counts all the same.',
            'Ask for a look before the claim.',
            'Say it quietly; it is not counted.',
            'Do not look for it.',
          ],
        },
      ]),
    ),
  },
  template: '{\n  // "CB108": "off"\n}',
};

/**
 * A problem code that can be lowered; says what is wrong with any other.
 *
 * @param staysError whether the code is only to be the error that it is
 */
export function readAdjustableCode(
  code: string,
  at: Node,
  reader: SettingsReader,
  staysError = false,
): string | undefined {
  const kind = KNOWN[code];
  if (!kind) {
    reader.report('CB303', at, t`There is no problem of this code. The codes look like "CB108"; see docs/problems.md.`);
    return undefined;
  }
  if (kind.severity === 'error' && !staysError) {
    reader.report(
      'CB305',
      at,
      t`${code} (${say(kind.title)}) is an error. What is wrong in the figures or the file must not go unseen, so no error can be
        lowered, turned off or suppressed; mend the log instead.`,
    );
    return undefined;
  }
  return code;
}
