import * as vscode from 'vscode';
import { ProblemFixes } from '../../billing/problemFixes';
import type { TextEdit } from '../../log/csv/edits';
import type { AnswerFix, EditFix, Fix } from '../../log/fixes/fix';
import type { RowId } from '../../log/rows/rowId';
import { toRange } from '../vscode/documentLines';
import { readProblemCode, toDiagnostic } from '../vscode/toDiagnostic';
import type { Feature } from '../feature';
import { COMMANDS, DIAGNOSTIC_SOURCE, FIX_COMMANDS, LANGUAGE_ID } from '../vscode/identifiers';
import { isEarlierVersion } from '../vscode/earlierVersion';
import type { LogSession } from '../logs/logSession';
import type { LogSessions } from '../logs/logSessions';
import { phrase, type Phrase, formatPhrase, t } from '../../text/text';

const FIX_ALL = vscode.CodeActionKind.SourceFixAll.append('cocm-billing');
/** For a selection of many rows: the maximum number of problems with fixes in the menu. */
const MOST_OFFERED = 20;

/** Quick fixes for problems that have one correct solution, for one problem or all of its kind in the file. */
export const quickFixes: Feature = ({ sessions }) =>
  vscode.languages.registerCodeActionsProvider({ language: LANGUAGE_ID }, new QuickFixes(sessions), {
    providedCodeActionKinds: [vscode.CodeActionKind.QuickFix, FIX_ALL],
  });

/** An action for the whole log. Its edit is computed when the user selects it. */
class FixAllAction extends vscode.CodeAction {
  constructor(
    title: string,
    kind: vscode.CodeActionKind,
    readonly session: LogSession,
    readonly createEdits: (fixes: ProblemFixes) => TextEdit[],
  ) {
    super(title, kind);
  }
}

class QuickFixes implements vscode.CodeActionProvider {
  constructor(private readonly sessions: LogSessions) {}

  async provideCodeActions(
    document: vscode.TextDocument,
    range: vscode.Range,
    { diagnostics, only }: vscode.CodeActionContext,
  ): Promise<vscode.CodeAction[]> {
    if (isEarlierVersion(document)) {
      return [];
    }
    const session = await this.sessions.open(document);
    if (only?.contains(FIX_ALL)) {
      return [
        new FixAllAction(t`Normalize NPIs and quotes`, FIX_ALL, session, (fixes) => fixes.createNormalizingEdits()),
      ];
    }
    if (only && !only.contains(vscode.CodeActionKind.QuickFix)) {
      return [];
    }
    const fixes = createFixes(session);
    const problems = [
      ...diagnostics.filter(({ source }) => source === DIAGNOSTIC_SOURCE),
      ...findUnlistedProblems(session, range, diagnostics),
    ].slice(0, MOST_OFFERED);
    const actions = problems.flatMap((diagnostic) => createActions(diagnostic, session, fixes));
    // For several problems of one kind, offer the action for all of them only once.
    return actions.filter(
      (action, index) =>
        !(action instanceof FixAllAction) || actions.findIndex(({ title }) => title === action.title) === index,
    );
  }

  resolveCodeAction(action: vscode.CodeAction): vscode.CodeAction {
    if (action instanceof FixAllAction) {
      const { session } = action;
      action.edit = createWorkspaceEdit(session, action.createEdits(createFixes(session)));
    }
    return action;
  }
}

/**
 * Finds the problems at the cursor that the Problems panel doesn't list there: it lists each fact once, but every row that shows
 * the fact can be fixed.
 */
function findUnlistedProblems(
  { billed, log, lines }: LogSession,
  range: vscode.Range,
  listed: readonly vscode.Diagnostic[],
): vscode.Diagnostic[] {
  const { line } = range.start;
  const row = line > log.header.line && line < lines.lineCount ? log.rowAtLine(line) : undefined;
  const diagnostics = row === undefined ? [] : billed.problemsOf(row).map(toDiagnostic);
  return diagnostics.filter(
    (diagnostic) =>
      diagnostic.range.intersection(range) !== undefined &&
      !listed.some(
        (other) =>
          readProblemCode(other) === readProblemCode(diagnostic) && other.range.start.isEqual(diagnostic.range.start),
      ),
  );
}

function createFixes({ billed, log, lines }: LogSession): ProblemFixes {
  return new ProblemFixes(billed, log, lines);
}

function createActions(diagnostic: vscode.Diagnostic, session: LogSession, fixes: ProblemFixes): vscode.CodeAction[] {
  const { log, billed } = session;
  const code = readProblemCode(diagnostic);
  const { line } = diagnostic.range.start;
  if (line === log.header.line) {
    const renamed = fixes.findHeaderFixes(code).map((fix) => toAction(fix, diagnostic, session));
    return code === 'CB001' ? [...renamed, createMappingAction(diagnostic, session)] : renamed;
  }
  const row = line < session.lines.lineCount ? log.rowAtLine(line) : undefined;
  // Problems are updated shortly after an edit: this one can have been fixed already.
  const isCurrent =
    row !== undefined &&
    billed.problemsOf(row).some((problem) => problem.code === code && toRange(problem.range).isEqual(diagnostic.range));
  if (!isCurrent) {
    return [];
  }
  return fixes
    .findFixes(code, row)
    .flatMap((fix) => [
      toAction(fix, diagnostic, session),
      ...createFixAllActions(fix, code, row, diagnostic, session, fixes),
    ]);
}

/** Unknown column names can be mapped in the configuration, without a change to the log. */
function createMappingAction(diagnostic: vscode.Diagnostic, { document }: LogSession): vscode.CodeAction {
  const title = t`Map columns…`;
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.diagnostics = [diagnostic];
  action.command = { command: COMMANDS.mapColumns, title, arguments: [document.uri] };
  return action;
}

function createFixAllActions(
  { kind }: Fix,
  code: string,
  row: RowId,
  diagnostic: vscode.Diagnostic,
  session: LogSession,
  fixes: ProblemFixes,
): vscode.CodeAction[] {
  // An answer in the configuration holds for all rows anyway.
  if (kind === 'answer' || session.billed.ledger.problemCount(code) < 2 || !fixes.canFixAnother(code, kind, row)) {
    return [];
  }
  const title = ALL_TITLES[code];
  const action = new FixAllAction(
    title ? formatPhrase(title) : t`Fix all ${code} of this kind in the file`,
    vscode.CodeActionKind.QuickFix,
    session,
    (all) => all.fixAll(code, kind),
  );
  action.diagnostics = [diagnostic];
  return [action];
}

const ALL_TITLES: Readonly<Partial<Record<string, Phrase>>> = {
  CB003: phrase`Add empty fields to all rows in the file that have too few`,
  CB006: phrase`Quote all fields with stray quotes in the file`,
  CB020: phrase`Fill in all initial assessments that other rows in the file have`,
  CB031: phrase`Delete all repeated headers in the file`,
  CB032: phrase`Delete all totals rows in the file`,
  CB050: phrase`Delete all headings and footers in the file`,
  CB104: phrase`Delete all duplicate rows in the file`,
  CB105: phrase`Fix all NPIs of this kind in the file`,
  CB107: phrase`Use the latest row's name for all months in the file`,
  CB108: phrase`Use the latest row's payer for all months in the file`,
};

function toAction(fix: Fix, diagnostic: vscode.Diagnostic, session: LogSession): vscode.CodeAction {
  const action = fix.kind === 'answer' ? createAnswerAction(fix, session) : createEditAction(fix, session);
  action.diagnostics = [diagnostic];
  action.isPreferred = fix.isPreferred;
  return action;
}

function createEditAction({ title, edits }: EditFix, session: LogSession): vscode.CodeAction {
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.edit = createWorkspaceEdit(session, edits);
  return action;
}

function createAnswerAction({ title, answer }: AnswerFix, { document }: LogSession): vscode.CodeAction {
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.command = { command: FIX_COMMANDS.writeAnswer, title, arguments: [document.uri, answer] };
  return action;
}

/**
 * Creates an edit for VS Code. VS Code joins 1,000 edits or more into one change, with the text between them unchanged. Joining
 * them here doesn't help, because VS Code splits them first.
 */
function createWorkspaceEdit({ document }: LogSession, edits: readonly TextEdit[]): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit();
  for (const { range, text } of edits) {
    edit.replace(document.uri, toRange(range), text);
  }
  return edit;
}
