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

/** With more of them the outline stops at the patients. */
const MOST_MONTHS = 5000;
/** VS Code folds no more regions. */
const MOST_FOLDS = 5000;

/**
 * The log by patient and month: in the outline, in the breadcrumbs and in "Go to Symbol". The header is the symbol around all of
 * them, so that VS Code's sticky scroll keeps it in sight.
 */
export const logOutline: Feature = ({ sessions }) =>
  vscode.Disposable.from(
    vscode.languages.registerDocumentSymbolProvider(
      { language: LANGUAGE_ID },
      {
        provideDocumentSymbols: async (document) =>
          isEarlierVersion(document) ? [] : outlineOf(await sessions.of(document)),
      },
      { label: t`Patients and months` },
    ),
    vscode.languages.registerFoldingRangeProvider(
      { language: LANGUAGE_ID },
      {
        provideFoldingRanges: async (document) =>
          isEarlierVersion(document) ? [] : foldsOf(await sessions.of(document)),
      },
    ),
  );

/** The outline and the folds are asked for one after the other, of the same state of the log. */
const knownRuns = new WeakMap<LogSession, { readonly generation: number; readonly runs: readonly MonthRun[] }>();

function runsOf(session: LogSession): readonly MonthRun[] {
  const { generation, billed, log } = session;
  const known = knownRuns.get(session);
  if (known?.generation === generation) {
    return known.runs;
  }
  const runs = monthRuns(billed, log);
  knownRuns.set(session, { generation, runs });
  return runs;
}

function outlineOf(session: LogSession): vscode.DocumentSymbol[] {
  const { billed, lines } = session;
  const { header } = session.log;
  if (!header.isReadable) {
    return [];
  }
  const runs = runsOf(session);
  const months = billed.ledger.months();
  const byPatient = new Map<string, MonthRun[]>();
  runs.forEach((run) => {
    const its = byPatient.get(run.month.mrn);
    if (its) {
      its.push(run);
    } else {
      byPatient.set(run.month.mrn, [run]);
    }
  });
  const isWhole = months.length <= MOST_MONTHS;
  const patients = [...byPatient.values()].map((its) => patientSymbol(its, session, isWhole));
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
 * Where all rows of a patient (or of a month) stand together, the symbol has them all, and the breadcrumbs say so on each of them.
 * Where others stand between, a symbol cannot have two stretches: it has the first.
 */
function patientSymbol(runs: readonly MonthRun[], { lines }: LogSession, isWhole: boolean): vscode.DocumentSymbol {
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
  const symbol = symbolOf(name, month?.mrn ?? '', vscode.SymbolKind.Class, { firstLine, lastLine }, lines);
  symbol.children = isWhole
    ? [...firstRuns.values()].map((run) =>
        symbolOf(patientMonthFigures(run.month).month, monthLine(run.month), vscode.SymbolKind.Field, run, lines),
      )
    : [];
  return symbol;
}

function symbolOf(
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

function foldsOf(session: LogSession): vscode.FoldingRange[] {
  return runsOf(session)
    .filter(({ firstLine, lastLine }) => lastLine > firstLine)
    .slice(0, MOST_FOLDS)
    .map(({ firstLine, lastLine }) => new vscode.FoldingRange(firstLine, lastLine));
}
