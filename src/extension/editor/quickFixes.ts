import * as vscode from 'vscode';
import { ProblemFixes } from '../../billing/problemFixes';
import type { TextEdit } from '../../log/csv/edits';
import type { Fix } from '../../log/fixes/fix';
import type { RowId } from '../../log/rows/rowId';
import { toRange } from '../vscode/documentLines';
import { codeOf } from '../vscode/toDiagnostic';
import type { Feature } from '../feature';
import { COMMANDS, DIAGNOSTIC_SOURCE, LANGUAGE_ID } from '../vscode/identifiers';
import { isEarlierVersion } from '../vscode/earlierVersion';
import type { LogSession } from '../logs/logSession';
import type { LogSessions } from '../logs/logSessions';
import { phrase, type Phrase, say, t } from '../../text/text';

const FIX_ALL = vscode.CodeActionKind.SourceFixAll.append('cocm-billing');
/** Somebody selected the whole log: nobody reads a menu of more. */
const MOST_OFFERED = 20;

/** Quick fixes of a log's problems where there is one right answer, alone and for all of a kind in the file. */
export const quickFixes: Feature = ({ sessions }) =>
  vscode.languages.registerCodeActionsProvider({ language: LANGUAGE_ID }, new QuickFixes(sessions), {
    providedCodeActionKinds: [vscode.CodeActionKind.QuickFix, FIX_ALL],
  });

/** An action over the whole log; its edit is worked out when somebody asks for it. */
class FixAllAction extends vscode.CodeAction {
  constructor(
    title: string,
    kind: vscode.CodeActionKind,
    readonly session: LogSession,
    readonly editsOf: (fixes: ProblemFixes) => TextEdit[],
  ) {
    super(title, kind);
  }
}

class QuickFixes implements vscode.CodeActionProvider {
  constructor(private readonly sessions: LogSessions) {}

  async provideCodeActions(
    document: vscode.TextDocument,
    _range: vscode.Range,
    { diagnostics, only }: vscode.CodeActionContext,
  ): Promise<vscode.CodeAction[]> {
    if (isEarlierVersion(document)) {
      return [];
    }
    const session = await this.sessions.of(document);
    if (only?.contains(FIX_ALL)) {
      return [
        new FixAllAction(t`Fix how NPIs and quotes are written`, FIX_ALL, session, (fixes) =>
          fixes.createNormalizingEdits(),
        ),
      ];
    }
    if (only && !only.contains(vscode.CodeActionKind.QuickFix)) {
      return [];
    }
    const fixes = fixesOf(session);
    const own = diagnostics.filter(({ source }) => source === DIAGNOSTIC_SOURCE).slice(0, MOST_OFFERED);
    const actions = own.flatMap((diagnostic) => actionsFor(diagnostic, session, fixes));
    // Two problems of one kind under the cursor offer to fix all of it once.
    return actions.filter(
      (action, index) =>
        !(action instanceof FixAllAction) || actions.findIndex(({ title }) => title === action.title) === index,
    );
  }

  resolveCodeAction(action: vscode.CodeAction): vscode.CodeAction {
    if (action instanceof FixAllAction) {
      const { session } = action;
      action.edit = workspaceEdit(session, action.editsOf(fixesOf(session)));
    }
    return action;
  }
}

function fixesOf({ billed, log, lines }: LogSession): ProblemFixes {
  return new ProblemFixes(billed, log, lines);
}

function actionsFor(diagnostic: vscode.Diagnostic, session: LogSession, fixes: ProblemFixes): vscode.CodeAction[] {
  const { log, billed } = session;
  const code = codeOf(diagnostic);
  const { line } = diagnostic.range.start;
  if (line === log.header.line) {
    const renamed = fixes.findHeaderFixes(code).map((fix) => toAction(fix, diagnostic, session));
    return code === 'CB001' ? [...renamed, mappingAction(diagnostic, session)] : renamed;
  }
  const row = line < session.lines.lineCount ? log.rowAtLine(line) : undefined;
  // Problems are listed a moment after an edit; one of a moment ago has no fix now.
  const isThere =
    row !== undefined &&
    billed.problemsOf(row).some((problem) => problem.code === code && toRange(problem.range).isEqual(diagnostic.range));
  if (!isThere) {
    return [];
  }
  return fixes
    .findFixes(code, row)
    .flatMap((fix) => [toAction(fix, diagnostic, session), ...allOf(fix, code, row, diagnostic, session, fixes)]);
}

/** Columns whose names nobody knows can be told of, without a change in the log. */
function mappingAction(diagnostic: vscode.Diagnostic, { document }: LogSession): vscode.CodeAction {
  const title = t`Tell which columns hold what is missing`;
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.diagnostics = [diagnostic];
  action.command = { command: COMMANDS.mapColumns, title, arguments: [document.uri] };
  return action;
}

function allOf(
  { kind }: Fix,
  code: string,
  row: RowId,
  diagnostic: vscode.Diagnostic,
  session: LogSession,
  fixes: ProblemFixes,
): vscode.CodeAction[] {
  if (session.billed.ledger.problemCount(code) < 2 || !fixes.canFixAnother(code, kind, row)) {
    return [];
  }
  const title = ALL_TITLES[code];
  const action = new FixAllAction(
    title ? say(title) : t`Fix all ${code} of this kind in the file`,
    vscode.CodeActionKind.QuickFix,
    session,
    (all) => all.fixAll(code, kind),
  );
  action.diagnostics = [diagnostic];
  return [action];
}

const ALL_TITLES: Readonly<Partial<Record<string, Phrase>>> = {
  CB003: phrase`Add empty fields to all rows with too few in the file`,
  CB006: phrase`Put all fields with stray quotes in the file in quotes`,
  CB020: phrase`Fill in all initial assessments that the file shows elsewhere`,
  CB031: phrase`Delete all repeated headers in the file`,
  CB032: phrase`Delete all rows of totals in the file`,
  CB104: phrase`Delete all duplicate rows in the file`,
  CB105: phrase`Fix all NPIs of this kind in the file`,
  CB107: phrase`Use the latest row's name for all months in the file`,
  CB108: phrase`Use the latest row's payer for all months in the file`,
};

function toAction(
  { title, edits, isPreferred }: Fix,
  diagnostic: vscode.Diagnostic,
  session: LogSession,
): vscode.CodeAction {
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.diagnostics = [diagnostic];
  action.isPreferred = isPreferred;
  action.edit = workspaceEdit(session, edits);
  return action;
}

/**
 * From 1,000 edits on VS Code makes one change out of them, with the text between as it was. Joining them here does not help:
 * it takes joined ones apart again.
 */
function workspaceEdit({ document }: LogSession, edits: readonly TextEdit[]): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit();
  for (const { range, text } of edits) {
    edit.replace(document.uri, toRange(range), text);
  }
  return edit;
}
