import { BILLING_PROBLEMS } from '../../billing/billingProblems';
import { REPEATED_ROW } from '../../billing/ledger/repeatedRows';
import type { ProblemLevel } from '../../billing/problems/checks';
import { LOG_PROBLEMS, type Severity } from '../../log/problems/problems';
import type { Section } from '../section';
import type { Node } from 'jsonc-parser';
import type { SettingsReader } from '../settingsReader';
import { type Phrase, formatPhrase, t } from '../../text/text';

const KNOWN: Readonly<Record<string, { readonly severity: Severity; readonly title: Phrase }>> = {
  ...LOG_PROBLEMS,
  ...BILLING_PROBLEMS,
  [REPEATED_ROW.code]: REPEATED_ROW,
};

/** The codes of problems that don't change any figures. Their severity is the user's choice. */
export const ADJUSTABLE_CODES = Object.keys(KNOWN).filter((code) => KNOWN[code]?.severity !== 'error');

const LEVELS: readonly ProblemLevel[] = ['error', 'warning', 'information', 'hint', 'off'];

/** `checks`: the severity of each problem. */
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
      'The severity of each problem, by its code. A problem that leaves rows out of the totals is always an error. If you ' +
      'change a warning to an error, its row still counts, and the command line ends with code 1.',
    properties: Object.fromEntries(
      ADJUSTABLE_CODES.map((code) => [
        code,
        {
          description: `${KNOWN[code]?.title.english ?? ''} (${KNOWN[code]?.severity ?? ''} by default)`,
          enum: LEVELS,
          enumDescriptions: [
            'Shown as an error. The row still counts.',
            'Shown as a warning, to check before the claim is submitted.',
            "Shown as a notice. Money can turn on it, but it doesn't fail a build.",
            'Shown as a hint. Not included in the number of problems.',
            'Not checked.',
          ],
        },
      ]),
    ),
  },
  template: '{\n  // "CB108": "off"\n}',
};

/**
 * Returns a problem code if its severity can be changed, and reports any other code.
 *
 * @param staysError whether the new severity is `error`, which is allowed for errors, too
 */
export function readAdjustableCode(
  code: string,
  at: Node,
  reader: SettingsReader,
  staysError = false,
): string | undefined {
  const kind = KNOWN[code];
  if (!kind) {
    reader.report(
      'CB303',
      at,
      t`There's no problem with this code. For the codes, such as "CB108", see docs/problems.md.`,
    );
    return undefined;
  }
  if (kind.severity === 'error' && !staysError) {
    reader.report(
      'CB305',
      at,
      t`${code} (${formatPhrase(kind.title)}) is an error. Errors affect the figures or the file, so they can't be lowered, turned off, or
        suppressed. Fix the log instead.`,
    );
    return undefined;
  }
  return code;
}
