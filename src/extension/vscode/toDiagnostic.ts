import * as vscode from 'vscode';
import type { Problem, Severity } from '../../log/problems/problems';
import { toRange } from './documentLines';
import { DIAGNOSTIC_SOURCE, PROBLEM_PAGE_SCHEME } from './identifiers';

/** VS Code's severities. */
export const SEVERITIES: Readonly<Record<Severity, vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
  hint: vscode.DiagnosticSeverity.Hint,
};

/** Converts a problem to VS Code's format. */
export function toDiagnostic({ code, severity, range, message }: Problem): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(toRange(range), message, SEVERITIES[severity]);
  diagnostic.source = DIAGNOSTIC_SOURCE;
  diagnostic.code = linkProblemCode(code);
  return diagnostic;
}

/** Returns a problem's code with a link to the page that explains it. */
export function linkProblemCode(code: string): { readonly value: string; readonly target: vscode.Uri } {
  return { value: code, target: vscode.Uri.from({ scheme: PROBLEM_PAGE_SCHEME, path: `/${code}.md` }) };
}

/** Returns the code of a diagnostic; '' if it has none. */
export function readProblemCode({ code }: vscode.Diagnostic): string {
  return typeof code === 'object' ? String(code.value) : typeof code === 'string' ? code : '';
}
