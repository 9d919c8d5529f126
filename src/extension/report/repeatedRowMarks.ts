import * as vscode from 'vscode';
import { repeatedRowProblem } from '../../billing/ledger/repeatedRows';
import { toDiagnostic } from '../vscode/toDiagnostic';
import { getFileName } from '../vscode/fileNames';
import type { ReportSource } from './reportSource';
import { t } from '../../text/text';

/**
 * The rows that stand in two logs, among the editor's problems. A log by itself has none: they are there for as long as a
 * report of several logs is open, as the logs were when it last read them.
 */
export class RepeatedRowMarks implements vscode.Disposable {
  private readonly collection = vscode.languages.createDiagnosticCollection('cocm-billing-several-logs');
  private readonly marks = new Map<ReportSource, ReadonlyMap<string, readonly vscode.Diagnostic[]>>();

  /** Marks the rows of this report's logs, and again whenever it has read them. @returns what takes the marks away */
  follow(source: ReportSource): vscode.Disposable {
    const mark = (): void => this.replace(source, marksOf(source));
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
    // A log may be in several reports.
    for (const uri of changed) {
      const all = [...this.marks.values()].flatMap((its) => its.get(uri) ?? []);
      this.collection.set(vscode.Uri.parse(uri), all);
    }
  }
}

function marksOf({ billed, files }: ReportSource): Map<string, vscode.Diagnostic[]> {
  const marks = new Map<string, vscode.Diagnostic[]>();
  const nameOf = (log: number): string => {
    const file = files[log];
    return file ? `"${getFileName(file)}"` : t`log ${log + 1}`;
  };
  for (const row of billed.repeatedRows) {
    const uri = files[row.log]?.toString();
    if (uri !== undefined) {
      const found = billed.checks.applyTo(repeatedRowProblem(row, nameOf)).map(toDiagnostic);
      const known = marks.get(uri);
      if (known) {
        known.push(...found);
      } else {
        marks.set(uri, found);
      }
    }
  }
  return marks;
}
