import * as vscode from 'vscode';
import { BilledLogs } from '../../billing/billedLogs';
import { billingRules } from '../../billing/rules/billingRules';
import { NAMED_PROFILES } from '../../billing/rules/builtInProfiles';
import type { PayerProfile } from '../../billing/rules/payerProfile';
import { createReadingOptions, createVocabulary } from '../../configuration/configuration';
import { TextLines } from '../../log/csv/lines';
import { billingReport } from '../../report/billingReport';
import { activeLog } from '../vscode/activeLog';
import type { Feature } from '../feature';
import { COMMANDS } from '../vscode/identifiers';
import type { LogSession } from '../logs/logSession';
import { openDocument } from '../vscode/openDocument';
import { t } from '../../text/text';

/** "Compare Two Rules on This Log": compares how the log is billed now with another time rule or profile, in a read-only text. */
export const ruleComparisons: Feature = ({ sessions, texts }) =>
  vscode.commands.registerCommand(COMMANDS.compareRules, async (uri?: vscode.Uri, ruleId?: string) => {
    const log = uri ?? activeLog();
    const document = log && (await openDocument(log));
    const rule = document && (NAMED_PROFILES.get(ruleId ?? '') ?? (await chooseRule()));
    if (document && rule) {
      await texts.show(
        `${t`Two rules compared`}.md`,
        await createPage(await sessions.open(document), rule),
        vscode.ViewColumn.Beside,
      );
    }
  });

async function chooseRule(): Promise<PayerProfile | undefined> {
  const rules = [...NAMED_PROFILES.values()].map((rule) => ({
    label: rule.title,
    description: rule.id,
    detail: rule.source,
    rule,
  }));
  const chosen = await vscode.window.showQuickPick(rules, {
    title: t`Compare the Rules of This Log With`,
    placeHolder: t`Select a time rule or payer profile to use for all payers`,
  });
  return chosen?.rule;
}

async function createPage(
  { billed, document, settings, report, today }: LogSession,
  rule: PayerProfile,
): Promise<string> {
  const { sideBySide, sideBySidePage } = await import('../logs/lateParts');
  const vocabulary = createVocabulary(settings.configuration);
  const other = new BilledLogs(billingRules({ defaultProfile: rule, today, vocabulary }));
  other.add(TextLines.of(document.getText()), {
    today,
    ...createReadingOptions(settings.configuration, settings.roster),
  });
  const now = billed.ledger.rules.defaultProfile.timeRule.id;
  return sideBySidePage(sideBySide(report, billingReport(other)), [t`as billed now (${now})`, rule.id]);
}
