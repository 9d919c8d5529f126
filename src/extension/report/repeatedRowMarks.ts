import { addAll } from '../../text/lists';
import * as vscode from 'vscode';
import { findRewrittenRows, repeatedRowProblem, rewrittenRowProblem } from '../../billing/ledger/repeatedRows';
import { toDiagnostic } from '../vscode/toDiagnostic';
import { getFileName } from '../vscode/fileNames';
import type { ReportSource } from './reportSource';
import { t } from '../../text/text';

/**
 * Shows rows that are in two logs as problems. A single log has none: the problems are shown while a report of several logs is
 * open, and are based on what the report last read.
 */
export class RepeatedRowMarks implements vscode.Disposable {
  private readonly collection = vscode.languages.createDiagnosticCollection('cocm-billing-several-logs');
  private readonly marks = new Map<ReportSource, ReadonlyMap<string, readonly vscode.Diagnostic[]>>();

  /** Marks the rows in a report's logs, and again after each reading, until the result is disposed. */
  follow(source: ReportSource): vscode.Disposable {
    const mark = (): void => this.replace(source, createMarks(source));
    mark();
    return vscode.Disposable.from(
      source.onDidChange(mark),
      new vscode.Disposable(() => this.replace(source, new Map())),
    );
  }

  dispose(): void {
    this.collection.dispose();
  }

  private replace(source: ReportSource, marks: ReadonlyMap<string, readonly vscode.Diagnostic[]>): void {
    const changed = new Set([...(this.marks.get(source)?.keys() ?? []), ...marks.keys()]);
    this.marks.set(source, marks);
    if (marks.size === 0) {
      this.marks.delete(source);
    }
    // A log can be in several reports.
    for (const uri of changed) {
      const all = [...this.marks.values()].flatMap((reportMarks) => reportMarks.get(uri) ?? []);
      this.collection.set(vscode.Uri.parse(uri), all);
    }
  }
}

function createMarks({ billed, files }: ReportSource): Map<string, vscode.Diagnostic[]> {
  const marks = new Map<string, vscode.Diagnostic[]>();
  const getName = (log: number): string => {
    const file = files[log];
    return file ? `"${getFileName(file)}"` : t`log ${log + 1}`;
  };
  const problems = [
    ...billed.repeatedRows.map((row) => [row.log, repeatedRowProblem(row, getName)] as const),
    ...findRewrittenRows(billed).map((row) => [row.log, rewrittenRowProblem(row, getName)] as const),
  ];
  for (const [log, problem] of problems) {
    const uri = files[log]?.toString();
    if (uri !== undefined) {
      const found = billed.checks.applyTo(problem).map(toDiagnostic);
      const others = marks.get(uri);
      if (others) {
        addAll(others, found);
      } else {
        marks.set(uri, found);
      }
    }
  }
  return marks;
}
