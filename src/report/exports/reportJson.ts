import { accountForRows, type Accounting } from '../../billing/accounting';
import type { BilledLogs } from '../../billing/billedLogs';
import { countProblemTotals } from '../../billing/problemList';
import { formatCents } from '../../billing/rules/feeSchedule';
import { formatIsoDate, formatIsoMonth } from '../../log/values/calendarDate';
import { formatMinutes } from '../../log/values/minutes';
import type { BaseCode } from '../../billing/rules/codes';
import { REPORT_COLUMNS } from '../reportColumns';
import { shownCodes } from '../reportLine';
import type { ExportedReport } from './exportedReport';
import { sumByProgram } from '../programMinutes';
import { leftOutEntries } from '../leftOutEntries';
import { listDeniedLines, type DeniedLine } from '../claims/deniedLines';
import { listMonthsWithoutCode } from '../monthsWithoutCode';
import { readinessJson, stateTotalsJson } from '../readiness/readyLines';
import { listReadinessNotices } from '../../wording/readinessText';
import { listAssumed, listColumnsNotRead } from '../../wording/assumptions';

/** Returns a base code that isn't a column of the report, or null. */
function otherCode(base: BaseCode | undefined): BaseCode | null {
  return base === undefined || (REPORT_COLUMNS as readonly string[]).includes(base) ? null : base;
}

function deniedJson(
  { month, mrn, code, units, deniedOn, reason, claimNumber, place }: DeniedLine,
  logNames: readonly string[],
): object {
  return {
    month: formatIsoMonth(month),
    mrn,
    code,
    units,
    deniedOn: formatIsoDate(deniedOn),
    reason,
    claimNumber,
    log: place ? (logNames[place.log] ?? '') : null,
    line: place?.line ?? null,
  };
}

/** Returns where the rows and minutes of the logs go, as JSON. */
export function accountingJson(billed: BilledLogs): Readonly<Record<keyof Accounting, number | string>> {
  const { minutesRead, minutesCounted, minutesLeftOut, ...rows } = accountForRows(billed);
  return {
    ...rows,
    minutesRead: formatMinutes(minutesRead),
    minutesCounted: formatMinutes(minutesCounted),
    minutesLeftOut: formatMinutes(minutesLeftOut),
  };
}

/** Returns the report as JSON. Minutes are decimal strings because programs read JSON numbers as binary floating point. */
export function reportJson({ report, billed, logNames, notices = [], histories }: ExportedReport): string {
  const { totals, choice } = report;
  return `${JSON.stringify(
    {
      rule: report.rule.id,
      logs: logNames,
      // What neither the logs nor the configuration show.
      assumptions: billed.logs.map((log, index) => ({
        log: logNames[index] ?? '',
        assumed: listAssumed(log),
        columnsNotRead: listColumnsNotRead(log),
      })),
      // What the figures depend on, such as errors in the configuration.
      notices,
      month: choice.month === undefined ? null : formatIsoMonth(choice.month),
      payer: choice.payer ?? null,
      referringProviderNpi: choice.npi ?? null,
      // Empty if all time is CoCM time.
      programs: sumByProgram(billed, report).map(({ title, counted, leftOut }) => ({
        program: title,
        minutesCounted: formatMinutes(counted),
        minutesLeftOut: formatMinutes(leftOut),
      })),
      // Only by a record of claims: the lines that payers denied, and about which no person has decided since.
      ...(histories && {
        denied: listDeniedLines(billed, histories, choice.month).map((line) => deniedJson(line, logNames)),
      }),
      lines: report.lines.map((line) => ({
        month: formatIsoMonth(line.month),
        initialAssessment: line.initialAssessment === undefined ? null : formatIsoDate(line.initialAssessment),
        mrn: line.mrn,
        firstName: line.firstName,
        lastName: line.lastName,
        minutes: formatMinutes(line.minutes),
        payer: line.payer,
        '99492': line.codes.base === '99492' ? 1 : 0,
        '99493': line.codes.base === '99493' ? 1 : 0,
        '99494': line.codes.addOnUnits,
        otherCode: otherCode(line.codes.base),
        ...(line.alternative ? { alternative: { ...line.alternative, base: line.alternative.base ?? null } } : {}),
        profile: line.profile.id,
        referringProviderNpi: line.npi,
        problemsList: line.problemsList,
        monthKind: line.kind,
        entries: line.entryCount,
        rowsLeftOut: line.leftOutCount,
        rowsThatMayBelong: line.unplacedCount,
        readiness: readinessJson(billed, line, logNames),
        next: line.next
          ? { code: line.next.code, at: formatMinutes(line.next.at), remaining: formatMinutes(line.next.remaining) }
          : null,
      })),
      totals: {
        ...totals,
        minutes: formatMinutes(totals.minutes),
        estimate: totals.estimate
          ? { amount: formatCents(totals.estimate.amount), without: totals.estimate.without }
          : null,
        units: Object.fromEntries(shownCodes(totals).map((code) => [code, totals.units[code]])),
      },
      states: stateTotalsJson(report),
      readinessNotices: listReadinessNotices(billed),
      // The patient-months that get no code because of errors.
      monthsWithoutCode: listMonthsWithoutCode(report.lines).map(({ kind, patientMonths, minutes }) => ({
        monthKind: kind,
        patientMonths,
        minutes: formatMinutes(minutes),
      })),
      leftOut: report.leftOut.map(({ code, title, rows, minutes, rowsWithUnknownMinutes }) => ({
        code,
        title,
        rows,
        minutes: formatMinutes(minutes),
        rowsWithUnknownMinutes,
      })),
      leftOutRows: leftOutEntries(billed, choice).map(({ log, line, code }) => ({
        log: logNames[log] ?? '',
        line,
        code,
      })),
      accounting: accountingJson(billed),
      problems: countProblemTotals(billed),
    },
    null,
    2,
  )}\n`;
}
