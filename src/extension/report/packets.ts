import * as vscode from 'vscode';
import { formatIsoMonth, formatMonthName, readMonth, type CalendarMonth } from '../../log/values/calendarDate';
import { billingReport } from '../../report/billingReport';
import type { ReportLine } from '../../report/reportLine';
import { counted } from '../../wording/figureWords';
import { monthFigures, patientName } from '../../wording/monthFigures';
import type { BilledLogs } from '../../billing/billedLogs';
import type { Feature, Host } from '../feature';
import { activeLog } from '../vscode/activeLog';
import { getFileName } from '../vscode/fileNames';
import { COMMANDS } from '../vscode/identifiers';
import { openDocument } from '../vscode/openDocument';
import { saveDocuments } from '../vscode/saveDocuments';
import { workspaceWriter } from '../vscode/workspaceWriter';
import { t } from '../../text/text';

/** A patient-month that a packet is for. */
interface ChosenMonth {
  readonly mrn: string;
  readonly month: CalendarMonth;
}

/** "Create Audit Packet": a page for printing with the evidence for patient-months that a payer asks for. */
export const packets: Feature = (host) =>
  vscode.Disposable.from(
    vscode.commands.registerCommand(
      COMMANDS.createPacket,
      (uri?: vscode.Uri, to?: vscode.Uri, month?: string): Promise<void> =>
        createPacketOfMonth(host, uri, to instanceof vscode.Uri ? to : undefined, month),
    ),
    vscode.commands.registerCommand(
      COMMANDS.createPacketOfLine,
      (uris: readonly vscode.Uri[], mrn: string, month: CalendarMonth, to?: vscode.Uri): Promise<void> =>
        createPacket(host, uris, [{ mrn, month }], to),
    ),
  );

async function createPacketOfMonth(
  host: Host,
  uri: vscode.Uri | undefined,
  to: vscode.Uri | undefined,
  requestedMonth: string | undefined,
): Promise<void> {
  const log = uri ?? activeLog();
  const document = log && (await openDocument(log));
  if (!document) {
    void vscode.window.showInformationMessage(t`Open a time log first, and then create an audit packet.`);
    return;
  }
  const { billed } = await host.sessions.open(document);
  const earned = billingReport(billed).lines.filter(({ codes }) => codes.base !== undefined);
  if (earned.length === 0) {
    void vscode.window.showInformationMessage(
      t`No patient-month of this log earns a code, so there's no claim to audit.`,
    );
    return;
  }
  const month = requestedMonth === undefined ? await chooseMonth(earned) : readMonth(requestedMonth);
  const lines = earned.filter((line) => line.month === month);
  const chosen = month === undefined || requestedMonth !== undefined ? lines : await chooseLines(lines, month);
  if (chosen && chosen.length > 0) {
    await createPacket(host, [document.uri], chosen, to);
  }
}

async function chooseMonth(lines: readonly ReportLine[]): Promise<CalendarMonth | undefined> {
  const months = [...new Set(lines.map(({ month }) => month))].sort((a, b) => b - a);
  const choices = months.map((month) => ({
    label: formatMonthName(month),
    description: counted(lines.filter((line) => line.month === month).length, 'patient'),
    month,
  }));
  const chosen = await vscode.window.showQuickPick(choices, {
    title: t`Create Audit Packet`,
    placeHolder: t`Select the month that the payer asks for`,
  });
  return chosen?.month;
}

async function chooseLines(
  lines: readonly ReportLine[],
  month: CalendarMonth,
): Promise<readonly ReportLine[] | undefined> {
  const choices = lines.map((line) => {
    const { codes, minutes } = monthFigures(line);
    const name = patientName(line.firstName, line.lastName, line.mrn);
    return { label: name, description: `${codes} · ${minutes}`, detail: line.mrn, line };
  });
  const chosen = await vscode.window.showQuickPick(choices, {
    title: t`Create Audit Packet: ${formatMonthName(month)}`,
    placeHolder: t`Select the patients that the payer asks for`,
    canPickMany: true,
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return chosen?.map(({ line }) => line);
}

/** Creates the packet of patient-months, and writes it to a file that the user selects. @param to the file, without asking */
async function createPacket(
  host: Host,
  uris: readonly vscode.Uri[],
  chosen: readonly ChosenMonth[],
  to?: vscode.Uri,
): Promise<void> {
  if (!(await saveDocuments(uris, t`Save the log first. An audit packet has the SHA-256 of the saved file.`))) {
    return;
  }
  const target = to ?? (await askForFile(uris, chosen));
  if (!target) {
    return;
  }
  if (uris.some((log) => log.toString() === target.toString())) {
    void vscode.window.showErrorMessage(t`You can't save an export over its log. Select another file name.`);
    return;
  }
  const { createPacketFile } = await import('./packetFile');
  const html = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: t`Audit packet`, cancellable: true },
    (_, token) => createPacketFile(host, uris, (billed) => findMonths(billed, chosen), token),
  );
  if (!html.ok) {
    if (html.failure.code !== 'canceled') {
      void vscode.window.showErrorMessage(t`The audit packet isn't created. ${html.failure.message}`);
    }
    return;
  }
  const written = await workspaceWriter.writeWhole(target, html.value);
  if (!written.ok) {
    void vscode.window.showErrorMessage(t`Couldn't save the file. ${written.failure.message}`);
    return;
  }
  if (!to) {
    void vscode.window.showInformationMessage(
      t`Audit packet with ${counted(chosen.length, 'patient-month')} saved as ${getFileName(target)}. Open it in a browser to print it.`,
    );
  }
}

function findMonths({ ledger }: BilledLogs, chosen: readonly ChosenMonth[]) {
  return chosen.flatMap(({ mrn, month }) => ledger.patientMonth(mrn, month) ?? []);
}

async function askForFile(
  [first, ...others]: readonly vscode.Uri[],
  chosen: readonly ChosenMonth[],
): Promise<vscode.Uri | undefined> {
  if (!first) {
    return undefined;
  }
  const log = others.length > 0 ? '' : `${getFileName(first).replace(/(\.timelog)?\.csv$/i, '')}-`;
  const months = [...new Set(chosen.map(({ month }) => month))];
  const [only] = months;
  const month = only !== undefined && months.length === 1 ? `-${formatIsoMonth(only)}` : '';
  return vscode.window.showSaveDialog({
    title: t`Create Audit Packet`,
    saveLabel: t`Create`,
    defaultUri: vscode.Uri.joinPath(first, '..', `${log}audit-packet${month}.html`),
    filters: { [t`Printable page (HTML)`]: ['html'] },
  });
}
