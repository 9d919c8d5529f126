import type { Node } from 'jsonc-parser';
import type { Suppression } from '../../billing/problems/checks';
import { readMonthSetting } from '../profileSettings';
import type { Section } from '../section';
import type { SettingsReader } from '../settingsReader';
import { ADJUSTABLE_CODES, readAdjustableCode } from './checks';
import { t } from '../../text/text';

/** `suppressions`: problems that somebody has looked at and accepted, each with the reason. */
export const suppressions: Section<readonly Suppression[]> = {
  defaultValue: [],
  read(node, reader) {
    return (reader.readList(node, t`The list "suppressions"`) ?? []).flatMap(
      (member) => readSuppression(member, reader) ?? [],
    );
  },
  schema: {
    type: 'array',
    description: 'Problems that have been looked at and accepted. Each needs a reason, for whoever audits the claims.',
    items: {
      type: 'object',
      description: 'One accepted problem: of one patient, of one month, of both, or of the whole log.',
      properties: {
        code: { description: 'The code of the problem.', examples: ADJUSTABLE_CODES },
        mrn: { type: 'string', description: 'Only for the patient with this MRN, as the log writes it.' },
        month: { type: 'string', description: 'Only for this month, as YYYY-MM.' },
        reason: { type: 'string', description: 'Why it is right as it is. Do not write patient data here.' },
      },
      required: ['code', 'reason'],
    },
  },
  template:
    '[\n  // { "code": "CB104", "mrn": "A-1001", "month": "2024-01", "reason": "two equal calls on that day" }\n]',
};

function readSuppression(node: Node, reader: SettingsReader): Suppression | undefined {
  const parts = reader.readParts(node, ['code', 'mrn', 'month', 'reason'], t`A suppression`);
  if (!parts) {
    return undefined;
  }
  const codeNode = parts.get('code');
  const reasonNode = parts.get('reason');
  const mrnNode = parts.get('mrn');
  const monthNode = parts.get('month');
  if (!codeNode || !reasonNode) {
    const message = codeNode
      ? t`A suppression needs a "reason". It is not applied.`
      : reasonNode
        ? t`A suppression needs a "code". It is not applied.`
        : t`A suppression needs a "code" and a "reason". It is not applied.`;
    reader.report('CB306', node, message);
  }
  const code = codeNode && readCode(codeNode, reader);
  const reason = reasonNode && reader.readText(reasonNode, t`The reason`);
  const mrn = mrnNode && reader.readText(mrnNode, t`The MRN`)?.trim();
  const month = monthNode && readMonthSetting(monthNode, reader, [t`The suppression is not applied.`]);
  // A place that cannot be read must not make the suppression reach further than was meant.
  if (code === undefined || reason === undefined || (mrnNode && !mrn) || (monthNode && month === undefined)) {
    return undefined;
  }
  return { code, mrn, month, reason };
}

function readCode(node: Node, reader: SettingsReader): string | undefined {
  const code = reader.readText(node, t`The code`);
  return code === undefined ? undefined : readAdjustableCode(code, node, reader);
}
