import * as vscode from 'vscode';
import type { Problem, Severity } from '../../log/problems/problems';
import { toRange } from './documentLines';
import { DIAGNOSTIC_SOURCE, PROBLEM_PAGE_SCHEME } from './identifiers';

export const LEVELS: Readonly<Record<Severity, vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  hint: vscode.DiagnosticSeverity.Hint,
};

/** A problem as the editor shows it. */
export function toDiagnostic({ code, severity, range, message }: Problem): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(toRange(range), message, LEVELS[severity]);
  diagnostic.source = DIAGNOSTIC_SOURCE;
  diagnostic.code = linkedCode(code);
  return diagnostic;
}

/** A problem's code as a diagnostic carries it: a click on it opens its page. */
export function linkedCode(code: string): { readonly value: string; readonly target: vscode.Uri } {
  return { value: code, target: vscode.Uri.from({ scheme: PROBLEM_PAGE_SCHEME, path: `/${code}.md` }) };
}

/** The code of one of our diagnostics, '' for any other. */
export function codeOf({ code }: vscode.Diagnostic): string {
  return typeof code === 'object' ? String(code.value) : typeof code === 'string' ? code : '';
}
