import * as vscode from 'vscode';
import type { Feature } from '../feature';
import { listRecordUris } from '../logs/claimsOfLogs';
import { readClaimsOfSession } from '../logs/sessionClaims';
import type { LogSession } from '../logs/logSession';
import { Debounce } from '../vscode/debounce';
import { isEarlierVersion } from '../vscode/earlierVersion';
import { watchFiles } from '../vscode/fileWatch';
import { toDiagnostic } from '../vscode/toDiagnostic';

/** Comparing a log with its record takes longer than reading a row, and isn't needed at every key press. */
const DELAY_MS = 400;

/** Reads the record of claims next to each open log, follows its changes, and shows what it has wrong and which claims to correct. */
export const claimRecords: Feature = ({ sessions }) => {
  const collection = vscode.languages.createDiagnosticCollection('cocm-billing-claims');
  const logs = sessions.each((session) =>
    isEarlierVersion(session.document) ? undefined : new RecordOfSession(session, collection),
  );
  return vscode.Disposable.from(logs, collection);
};

/** The record of claims of one log. */
class RecordOfSession implements vscode.Disposable {
  private readonly publishSoon = new Debounce(() => void this.publish(), DELAY_MS);
  private readonly following: vscode.Disposable;
  private published: readonly vscode.Uri[] = [];
  private isDisposed = false;

  constructor(
    private readonly session: LogSession,
    private readonly collection: vscode.DiagnosticCollection,
  ) {
    const records = listRecordUris([session.document.uri]);
    const names = new Set(records.map((uri) => uri.toString()));
    const readAgain = (): void => void readClaimsOfSession(session);
    this.following = vscode.Disposable.from(
      watchFiles(records, readAgain),
      // A record that's edited in VS Code is read as it is in its editor.
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0 && names.has(document.uri.toString())) {
          readAgain();
        }
      }),
      session.onDidReadAgain(readAgain),
      session.onDidChange(() => {
        if (session.claims ?? this.published.length > 0) {
          this.publishSoon.start();
        }
      }),
    );
    readAgain();
  }

  dispose(): void {
    this.isDisposed = true;
    this.publishSoon.dispose();
    this.following.dispose();
    this.clear();
  }

  private clear(): void {
    this.published.forEach((uri) => this.collection.delete(uri));
    this.published = [];
  }

  private async publish(): Promise<void> {
    const { findClaimProblems } = await import('../logs/claimParts');
    if (this.isDisposed) {
      return;
    }
    this.clear();
    const { claims, billed, document } = this.session;
    if (claims) {
      const ofLog = claims.damage === '' ? findClaimProblems(billed, claims.histories) : [];
      this.collection.set(
        document.uri,
        ofLog.map(({ problem }) => toDiagnostic(problem)),
      );
      claims.files.forEach(({ path, record }) => this.collection.set(path, record.problems.map(toDiagnostic)));
      this.published = [document.uri, ...claims.files.map(({ path }) => path)];
    }
  }
}
