import * as vscode from 'vscode';
import type { CalendarMonth } from '../../log/values/calendarDate';
import type { ClaimPlan } from '../../report/claims/claimPlan';
import type { BatchFiles, BatchFilesOptions, BatchFormat } from '../../report/outgoing/batchFiles';
import { success, type Result } from '../../text/result';
import { t } from '../../text/text';
import type { VirtualTexts } from '../vscode/virtualTexts';
import { workspaceFiles } from '../vscode/workspaceFiles';
import type { ClaimSource } from './claimActions';
import type * as claimParts from './claimParts';

type ClaimParts = typeof claimParts;

/** The format of charge lines, and the ID of 837P. Layouts have the IDs of the configuration. */
export const CHARGE_LINES = 'charges';
const CLAIM_FILE = '837p';
const REMEMBERED = 'cocmBilling.chargesFormat';

/** What an export of charges needs, and what other programs give without asking the user. */
export interface ChargesExportOptions {
  readonly texts: Pick<VirtualTexts, 'show'>;
  /** Remembers the format. */
  readonly memory: vscode.Memento;
  /** Only this month; undefined for all. */
  readonly month: CalendarMonth | undefined;
  /** The file; without it, the user is asked for the format and the file. */
  readonly to?: vscode.Uri | undefined;
  /** The format with `to`: the ID of a layout, `837p`, or without it the charge lines. */
  readonly format?: string | undefined;
}

interface FormatChoice extends vscode.QuickPickItem {
  readonly id: string;
  readonly format: BatchFormat;
}

/** Returns the format with an ID; undefined if there is none. */
export function findChargesFormat(source: ClaimSource, parts: ClaimParts, id: string): BatchFormat | undefined {
  return listChoices(source, parts).find((choice) => choice.id === id)?.format;
}

/** Lists the formats: the charge lines, the layouts of the configuration and the ready-made ones, and 837P. */
function listChoices({ configuration }: ClaimSource, { listLayouts }: ClaimParts): FormatChoice[] {
  const layouts = listLayouts(configuration.charges.layouts).map((layout) => ({
    id: layout.id,
    label: layout.title,
    description: layout.id,
    detail: layout.source,
    format: { kind: 'layout' as const, layout },
  }));
  return [
    {
      id: CHARGE_LINES,
      label: t`Charge lines`,
      detail: t`All columns, with what each line is missing (CSV)`,
      format: { kind: 'charges' },
    },
    ...layouts,
    {
      id: CLAIM_FILE,
      label: t`837P claim files`,
      detail: t`One file for each payer. No clearinghouse has validated these files.`,
      format: { kind: '837p' },
    },
  ];
}

/**
 * Asks for the format of an export of new charges, the latest one first. The button of a format shows the file without exporting or
 * recording anything.
 */
export async function askForChargesFormat(
  source: ClaimSource,
  parts: ClaimParts,
  options: ChargesExportOptions,
): Promise<BatchFormat | undefined> {
  const latest = options.memory.get<string>(REMEMBERED);
  const preview: vscode.QuickInputButton = { iconPath: new vscode.ThemeIcon('open-preview'), tooltip: t`Preview` };
  const choices = listChoices(source, parts).map((choice) => ({ ...choice, buttons: [preview] }));
  const input = vscode.window.createQuickPick<FormatChoice>();
  input.title = t`Export New Charges`;
  input.placeholder = t`The format of the file. The button of a format shows a preview.`;
  input.matchOnDetail = true;
  input.items = [...choices].sort((a, b) => Number(b.id === latest) - Number(a.id === latest));
  const chosen = await new Promise<FormatChoice | undefined>((resolve) => {
    input.onDidAccept(() => resolve(input.selectedItems[0]));
    input.onDidTriggerItemButton(({ item: choice }) => {
      input.hide();
      void showPreview(source, parts, options, choice);
    });
    input.onDidHide(() => resolve(undefined));
    input.show();
  });
  input.dispose();
  if (chosen) {
    await options.memory.update(REMEMBERED, chosen.id);
  }
  return chosen?.format;
}

interface BatchOptions extends Pick<BatchFilesOptions, 'format' | 'batch' | 'records' | 'time' | 'isRecorded'> {
  readonly numberOfLog: readonly number[];
  readonly month: CalendarMonth | undefined;
}

/** Plans what would go out now, and creates its files. Failures: those of `createBatchFiles`. */
export function planBatch(
  { billed, configuration }: ClaimSource,
  parts: ClaimParts,
  { numberOfLog, month, ...options }: BatchOptions,
): Result<{ readonly plan: ClaimPlan } & Pick<BatchFiles, 'files' | 'incomplete'>> {
  const histories = new parts.ClaimHistories(options.records.map(({ events }) => events));
  const plan = parts.planClaims(billed, histories, { month, numberOfLog });
  const created = parts.createBatchFiles(plan.claims, billed, {
    ...options,
    amounts: configuration.charges.amounts,
    parties: configuration.billing,
  });
  if (!created.ok) {
    return created;
  }
  const { files, claims, incomplete } = created.value;
  return success({ plan: { ...plan, claims }, files, incomplete });
}

async function showPreview(
  source: ClaimSource,
  parts: ClaimParts,
  { texts, month }: ChargesExportOptions,
  { format, id }: FormatChoice,
): Promise<void> {
  const read = await parts.readClaimRecords(workspaceFiles, source.files, source.configuration.mrnForms);
  const damage = parts.findDamage(workspaceFiles, read.files);
  if (damage) {
    void vscode.window.showErrorMessage(damage.message);
    return;
  }
  const records = read.files.map(({ record }) => record);
  const created = planBatch(source, parts, {
    records,
    numberOfLog: read.numberOfLog,
    month,
    format,
    batch: parts.batchName(source.today, 0),
    time: parts.toEventTime(new Date()).text,
    isRecorded: false,
  });
  if (!created.ok) {
    void vscode.window.showErrorMessage(created.failure.message);
    return;
  }
  const name = `preview-${id}.${format.kind === '837p' ? '837' : 'csv'}`;
  await texts.show(name, created.value.files.map(({ text }) => text).join('\n'));
}
