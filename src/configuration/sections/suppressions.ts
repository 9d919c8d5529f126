import type { Node } from 'jsonc-parser';
import type { Suppression } from '../../billing/problems/checks';
import { readMonthSetting } from '../datedSettings';
import { readMrn } from '../../log/values/mrnText';
import type { Section } from '../section';
import type { SettingsReader } from '../settingsReader';
import { ADJUSTABLE_CODES, readAdjustableCode } from './checks';
import { t } from '../../text/text';

/** `suppressions`: problems that were checked and accepted, each with the reason. */
export const suppressions: Section<readonly Suppression[]> = {
  defaultValue: [],
  read(node, reader) {
    return (reader.readList(node, t`The list "suppressions"`) ?? []).flatMap(
      (member) => readSuppression(member, reader) ?? [],
    );
  },
  schema: {
    type: 'array',
    description: 'Problems that you checked and accepted. Each needs a reason, for an audit of the claims.',
    items: {
      type: 'object',
      description: 'An accepted problem: for one patient, one month, one patient-month, or the whole log.',
      properties: {
        code: { description: 'The code of the problem.', examples: ADJUSTABLE_CODES },
        mrn: { type: 'string', description: 'Only for the patient with this MRN, written as in the log.' },
        month: { type: 'string', description: 'Only for this month, YYYY-MM.' },
        reason: { type: 'string', description: 'Why the log is correct. Do not write patient data here.' },
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
      ? t`A suppression needs a "reason". It isn't applied.`
      : reasonNode
        ? t`A suppression needs a "code". It isn't applied.`
        : t`A suppression needs a "code" and a "reason". It isn't applied.`;
    reader.report('CB306', node, message);
  }
  const code = codeNode && readCode(codeNode, reader);
  const reason = reasonNode && reader.readText(reasonNode, t`The reason`);
  const mrnText = mrnNode && reader.readText(mrnNode, t`The MRN`);
  const mrn = mrnText && (readMrn(mrnText).mrn || mrnText.trim());
  const month = monthNode && readMonthSetting(monthNode, reader, [t`The suppression isn't applied.`]);
  // To ignore only an MRN or a month that can't be read would suppress more than intended.
  if (code === undefined || reason === undefined || (mrnNode && !mrn) || (monthNode && month === undefined)) {
    return undefined;
  }
  return { code, mrn, month, reason };
}

function readCode(node: Node, reader: SettingsReader): string | undefined {
  const code = reader.readText(node, t`The code`);
  return code === undefined ? undefined : readAdjustableCode(code, node, reader);
}
