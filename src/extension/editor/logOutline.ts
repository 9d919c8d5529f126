import * as vscode from 'vscode';
import type { PatientMonth } from '../../billing/months/patientMonth';
import { patientMonthFigures, patientName } from '../../wording/monthFigures';
import { monthRuns, type MonthRun } from '../../sheet/monthRuns';
import { monthLine } from '../../wording/rowDescription';
import type { Feature } from '../feature';
import { LANGUAGE_ID } from '../vscode/identifiers';
import { isEarlierVersion } from '../vscode/earlierVersion';
import type { LogSession } from '../logs/logSession';
import { t } from '../../text/text';

/** With more patient-months, the outline lists only the patients. */
const MOST_MONTHS = 5000;
/** VS Code's maximum number of folding regions. */
const MOST_FOLDS = 5000;

/**
 * The log by patient and month: in the outline, in the breadcrumbs, and in "Go to Symbol". The header is the symbol around all of
 * them, so VS Code's sticky scroll shows it.
 */
export const logOutline: Feature = ({ sessions }) =>
  vscode.Disposable.from(
    vscode.languages.registerDocumentSymbolProvider(
      { language: LANGUAGE_ID },
      {
        provideDocumentSymbols: async (document) =>
          isEarlierVersion(document) ? [] : createOutline(await sessions.open(document)),
      },
      { label: t`Patients and months` },
    ),
    vscode.languages.registerFoldingRangeProvider(
      { language: LANGUAGE_ID },
      {
        provideFoldingRanges: async (document) =>
          isEarlierVersion(document) ? [] : createFolds(await sessions.open(document)),
      },
    ),
  );

/** VS Code requests the outline and the folds one after the other, for the same state of the log. */
const cachedRuns = new WeakMap<LogSession, { readonly generation: number; readonly runs: readonly MonthRun[] }>();

function findRuns(session: LogSession): readonly MonthRun[] {
  const { generation, billed, log } = session;
  const cached = cachedRuns.get(session);
  if (cached?.generation === generation) {
    return cached.runs;
  }
  const runs = monthRuns(billed, log);
  cachedRuns.set(session, { generation, runs });
  return runs;
}

function createOutline(session: LogSession): vscode.DocumentSymbol[] {
  const { billed, lines } = session;
  const { header } = session.log;
  if (!header.isReadable) {
    return [];
  }
  const runs = findRuns(session);
  const months = billed.ledger.months();
  const byPatient = new Map<string, MonthRun[]>();
  runs.forEach((run) => {
    const patientRuns = byPatient.get(run.month.mrn);
    if (patientRuns) {
      patientRuns.push(run);
    } else {
      byPatient.set(run.month.mrn, [run]);
    }
  });
  const withMonths = months.length <= MOST_MONTHS;
  const patients = [...byPatient.values()].map((patientRuns) => createPatientSymbol(patientRuns, session, withMonths));
  const last = lines.lineCount - 1;
  const whole = new vscode.Range(header.line, 0, last, lines.lineAt(last).length);
  const top = new vscode.Range(header.line, 0, header.line, lines.lineAt(header.line).length);
  const root = new vscode.DocumentSymbol(
    t`Time log`,
    t`${byPatient.size} patients`,
    vscode.SymbolKind.File,
    whole,
    top,
  );
  root.children = patients;
  return [root];
}

/**
 * Creates the symbol of a patient. If all rows of the patient (or of a month) are adjacent, the symbol has all of them, and the
 * breadcrumbs show it on each one. Otherwise it has the first group of adjacent rows: a symbol has only one range.
 */
function createPatientSymbol(
  runs: readonly MonthRun[],
  { lines }: LogSession,
  withMonths: boolean,
): vscode.DocumentSymbol {
  const firstRuns = new Map<PatientMonth, MonthRun>();
  runs.forEach((run) => {
    if (!firstRuns.has(run.month)) {
      firstRuns.set(run.month, run);
    }
  });
  const [first] = runs;
  const { month, firstLine } = first ?? { month: undefined, firstLine: 0 };
  let lastLine = first?.lastLine ?? 0;
  for (const run of runs.slice(1)) {
    if (run.firstLine !== lastLine + 1) {
      break;
    }
    lastLine = run.lastLine;
  }
  const { firstName = '', lastName = '' } = month?.summary.reported ?? {};
  const name = patientName(firstName, lastName, month?.mrn ?? '');
  const symbol = createSymbol(name, month?.mrn ?? '', vscode.SymbolKind.Class, { firstLine, lastLine }, lines);
  symbol.children = withMonths
    ? [...firstRuns.values()].map((run) =>
        createSymbol(patientMonthFigures(run.month).month, monthLine(run.month), vscode.SymbolKind.Field, run, lines),
      )
    : [];
  return symbol;
}

function createSymbol(
  name: string,
  detail: string,
  kind: vscode.SymbolKind,
  { firstLine, lastLine }: { readonly firstLine: number; readonly lastLine: number },
  lines: LogSession['lines'],
): vscode.DocumentSymbol {
  const range = new vscode.Range(firstLine, 0, lastLine, lines.lineAt(lastLine).length);
  const first = new vscode.Range(firstLine, 0, firstLine, lines.lineAt(firstLine).length);
  return new vscode.DocumentSymbol(name === '' ? t`(no name)` : name, detail, kind, range, first);
}

function createFolds(session: LogSession): vscode.FoldingRange[] {
  return findRuns(session)
    .filter(({ firstLine, lastLine }) => lastLine > firstLine)
    .slice(0, MOST_FOLDS)
    .map(({ firstLine, lastLine }) => new vscode.FoldingRange(firstLine, lastLine));
}
