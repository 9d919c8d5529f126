import assert from 'node:assert/strict';
import type { BilledLogs } from '../../../src/billing/billedLogs';
import { listFacts } from '../../../src/billing/factList';
import { listFactPlaces } from '../../../src/billing/factPlaces';
import { countProblems, listProblems } from '../../../src/billing/problemList';
import { formatMinutes } from '../../../src/log/values/minutes';
import type { RowId } from '../../../src/log/rows/rowId';
import type { TimeLog } from '../../../src/log/timeLog';
import { billingReport } from '../../../src/report/billingReport';
import { logTotals } from '../../../src/report/reportFigures';
import { reportCsv } from '../../../src/report/exports/reportCsv';
import { makeExportedReport } from './billing';
import { reportJson } from '../../../src/report/exports/reportJson';

/** Returns everything that the product shows about logs, in a form in which two states can be compared. */
export function captureState(billed: BilledLogs): Record<string, unknown> {
  const place = (row: RowId): string => `${billed.table.logNumberOf(row)}:${billed.logOf(row).lineOf(row)}`;
  const report = billingReport(billed);
  const { lines, minutes, units } = report.totals;
  // The running totals always equal the totals of the report.
  assert.deepEqual(logTotals(billed), { lines, minutes, units });
  return {
    csv: reportCsv(report),
    json: reportJson(makeExportedReport(billed)),
    total: { ...billed.ledger.total, minutes: formatMinutes(billed.ledger.total.minutes) },
    excluded: billed.ledger.excluded.list(),
    unplaced: [...billed.ledger.unplacedRows].map(place).sort(),
    rows: billed.logs.map(describeRows),
    headers: billed.logs.map(({ header }) => header),
    problems: billed.logs.map((log) => listProblems(billed, log)),
    facts: listFacts(billed).map((fact) => ({
      problem: fact.problem,
      row: fact.row === undefined ? undefined : place(fact.row),
      extent: fact.extent,
      places: listFactPlaces(billed, fact).map(({ rows }) => rows.map(place)),
    })),
    problemCounts: countProblems(billed),
    months: billed.ledger.months().map((month) => {
      const {
        countedRows,
        validRows,
        excludedRows,
        overlapMinutes,
        firstRow,
        latestRow,
        minutes,
        assessments,
        profile,
        facts,
        ...otherFields
      } = month.summary;
      return {
        mrn: month.mrn,
        month: month.month,
        kind: month.kind,
        assessment: month.assessment,
        codes: month.codes,
        next: month.next,
        ...otherFields,
        minutes: formatMinutes(minutes),
        assessments: [...assessments].sort(),
        firstRow: place(firstRow),
        latestRow: place(latestRow),
        countedRows: countedRows.map(place),
        validRows: validRows.map(place),
        excludedRows: [...excludedRows].map(([row, code]) => `${place(row)} ${code}`).sort(),
        overlapMinutes: [...overlapMinutes].map(([row, overlap]) => `${place(row)} ${formatMinutes(overlap)}`).sort(),
        profile: profile.id,
        facts: { ...facts, otherCodes: [...facts.otherCodes].sort() },
        claimRisks: month.claimRisks.map(({ code }) => code),
        rows: month.rows.map(place).sort(),
      };
    }),
  };
}

/** Returns the line and cells of each row, and whether looking up the row by line and the line by row succeeds. */
function describeRows(log: TimeLog): string[] {
  const rows: string[] = [];
  log.walk((row, line) => {
    const record = log.record(row, line);
    const cells = Array.from({ length: record.fieldCount }, (_, field) => record.raw(field));
    const found = log.lineOf(row) === line && log.rowAtLine(line + record.lineCount - 1) === row;
    rows.push(
      `${line}+${record.lineCount} ${log.table.isEntry(row) ? 'entry' : '-'} ${JSON.stringify(cells)} ${found}`,
    );
    return true;
  });
  rows.push(`${log.rowCount} rows`);
  return rows;
}
