import * as vscode from 'vscode';
import { ENCODING_NAMES, countLineEnds, readLogText, type LineEnds, type LogEncoding } from '../../log/csv/encoding';
import { grouped } from '../../wording/figureWords';
import { SEVERITIES, readProblemCode, linkProblemCode } from '../vscode/toDiagnostic';
import { Debounce } from '../vscode/debounce';
import type { Feature } from '../feature';
import { DIAGNOSTIC_SOURCE, LANGUAGE_ID } from '../vscode/identifiers';
import { isEarlierVersion } from '../vscode/earlierVersion';
import type { LogSession } from '../logs/logSession';
import { t } from '../../text/text';

/** In the text for bytes that aren't a character in the encoding in which the file was opened. */
const REPLACEMENT = '\uFFFD';
/** Larger files aren't read a second time to check their bytes. */
const MOST_BYTES = 50 * 1024 * 1024;
const DELAY_MS = 150;
/** When a log opens, its figures come first: the bytes of the file are checked later. */
const FIRST_DELAY_MS = 1000;

/** What the bytes of the file on disk show. */
interface FileBytes {
  readonly encoding: LogEncoding;
  /** The file itself contains replacement characters: the letters were lost before the file was opened. */
  readonly hasReplacement: boolean;
  readonly lineEnds: LineEnds;
}

/** Warns about changes that saving would make to the bytes of an open log without an edit, before anything is lost. */
export const encodingWarnings: Feature = ({ sessions }) => {
  const collection = vscode.languages.createDiagnosticCollection('cocm-billing-form');
  return vscode.Disposable.from(
    sessions.each((session) =>
      isEarlierVersion(session.document) ? undefined : new EncodingCheck(session, collection),
    ),
    collection,
    vscode.languages.registerCodeActionsProvider(
      [{ language: LANGUAGE_ID }, { pattern: '**/*.[cC][sS][vV]' }],
      reopenAction,
      {
        providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
      },
    ),
  );
};

/** Checks one document when it's opened, and again when the file changes or a replacement character is added or removed. */
class EncodingCheck {
  private file: FileBytes | undefined;
  private replacement: vscode.Range | undefined;
  private readonly checkSoon = new Debounce(() => this.check(), DELAY_MS);
  private mustReadFile = false;
  private readings = 0;
  private isDisposed = false;
  private readonly subscription: vscode.Disposable;

  constructor(
    private readonly session: LogSession,
    private readonly collection: vscode.DiagnosticCollection,
  ) {
    this.replacement = findReplacement(session);
    let { settings } = session;
    this.subscription = vscode.Disposable.from(
      session.onDidChange(() => {
        if (session.settings !== settings) {
          ({ settings } = session);
          this.publish();
        }
      }),
      vscode.workspace.onDidChangeTextDocument((event) => {
        if (event.document === session.document) {
          this.handleEdit(event);
        }
      }),
      vscode.workspace.onDidSaveTextDocument((document) => {
        if (document === session.document) {
          this.mustReadFile = true;
          this.checkSoon.start();
        }
      }),
      this.checkSoon,
    );
    this.mustReadFile = true;
    // If letters can be lost, check at once.
    this.checkSoon.start(this.replacement ? 0 : FIRST_DELAY_MS);
  }

  dispose(): void {
    this.isDisposed = true;
    this.subscription.dispose();
    this.collection.delete(this.session.document.uri);
  }

  private handleEdit({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    // A document that isn't dirty after a change was reverted or read from disk again, maybe in another encoding.
    this.mustReadFile ||= !document.isDirty;
    if (this.mustReadFile || this.replacement || contentChanges.some(({ text }) => text.includes(REPLACEMENT))) {
      this.checkSoon.start();
    }
  }

  private check(): void {
    this.replacement = findReplacement(this.session);
    if (this.mustReadFile) {
      this.mustReadFile = false;
      void this.readFile();
    } else {
      this.publish();
    }
  }

  /** Creates the problem for mixed line endings, with the severity from the configuration. */
  private checkLineEnds(document: vscode.TextDocument, lineEnds: LineEnds): vscode.Diagnostic | undefined {
    const level = this.session.billed.checks.getLevel('CB030', 'warning');
    const problem = level === 'off' ? undefined : createLineEndProblem(document, lineEnds);
    if (problem && level !== 'off') {
      problem.severity = SEVERITIES[level];
    }
    return problem;
  }

  private async readFile(): Promise<void> {
    const reading = ++this.readings;
    const file = await readBytes(this.session.document.uri);
    // A reading that began earlier can finish later.
    if (reading === this.readings) {
      this.file = file;
      this.publish();
    }
  }

  private publish(): void {
    if (!this.isDisposed) {
      const { document } = this.session;
      const problems = [
        this.replacement && createEncodingProblem(document, this.replacement, this.file),
        this.file && this.checkLineEnds(document, this.file.lineEnds),
      ];
      this.collection.set(
        document.uri,
        problems.filter((diagnostic) => diagnostic !== undefined),
      );
    }
  }
}

async function readBytes(uri: vscode.Uri): Promise<FileBytes | undefined> {
  if (uri.scheme !== 'file') {
    return undefined;
  }
  try {
    const { size } = await vscode.workspace.fs.stat(uri);
    const reading = size > MOST_BYTES ? undefined : readLogText(await vscode.workspace.fs.readFile(uri));
    if (!reading?.ok) {
      return undefined;
    }
    const { text, encoding } = reading.value;
    return { encoding, hasReplacement: text.includes(REPLACEMENT), lineEnds: countLineEnds(text) };
  } catch {
    // The file was deleted or can't be read. VS Code reports it.
    return undefined;
  }
}

function findReplacement({ lines }: LogSession): vscode.Range | undefined {
  for (let line = 0; line < lines.lineCount; line++) {
    const column = lines.lineAt(line).indexOf(REPLACEMENT);
    if (column >= 0) {
      return new vscode.Range(line, column, line, column + 1);
    }
  }
  return undefined;
}

/** VS Code's names for the encodings that {@link readLogText} can detect. */
const EDITOR_ENCODINGS: Readonly<Record<LogEncoding, readonly string[]>> = {
  'utf-8': ['utf8', 'utf8bom'],
  'utf-16le': ['utf16le'],
  'utf-16be': ['utf16be'],
  'windows-1252': ['windows1252'],
};

function createEncodingProblem(
  document: vscode.TextDocument,
  range: vscode.Range,
  file?: FileBytes,
): vscode.Diagnostic {
  const isRight = file !== undefined && EDITOR_ENCODINGS[file.encoding].includes(document.encoding);
  if (isRight && (file.hasReplacement || document.isDirty) && file.encoding !== 'windows-1252') {
    return createDiagnostic(
      'CB009',
      range,
      t`A letter was lost here before this file was opened. Saving does no further harm. If you know the letter, type it again.`,
      vscode.DiagnosticSeverity.Warning,
    );
  }
  return createDiagnostic(
    'CB009',
    range,
    [
      t`This file was opened in the wrong encoding. Don't save it, or the letters shown as \uFFFD will be lost.`,
      file && !isRight
        ? t`Run "Reopen with Encoding" and select the right encoding, probably ${ENCODING_NAMES[file.encoding]}.`
        : t`Run "Reopen with Encoding" and select the right encoding.`,
    ].join(' '),
    vscode.DiagnosticSeverity.Error,
  );
}

/** VS Code uses one kind of line ending for the whole document when it saves. */
function createLineEndProblem(
  document: vscode.TextDocument,
  { crlf, lf, cr }: LineEnds,
): vscode.Diagnostic | undefined {
  const isCrlf = document.eol === vscode.EndOfLine.CRLF;
  const others = cr + (isCrlf ? lf : crlf);
  if (others === 0) {
    return undefined;
  }
  const kinds = Object.entries({ CRLF: crlf, LF: lf, CR: cr }).filter(([, count]) => count > 0);
  const counts = kinds.map(([kind, count]) => `${grouped(String(count))} ${kind}`).join(', ');
  return createDiagnostic(
    'CB030',
    new vscode.Range(0, 0, 0, 0),
    t`The line endings of this file are ${counts}. Saving changes all of them to ${isCrlf ? 'CRLF' : 'LF'}. No value changes.
      To leave the file unchanged, close it without saving.`,
    vscode.DiagnosticSeverity.Warning,
  );
}

function createDiagnostic(
  code: string,
  range: vscode.Range,
  message: string,
  severity: vscode.DiagnosticSeverity,
): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(range, message, severity);
  diagnostic.source = DIAGNOSTIC_SOURCE;
  diagnostic.code = linkProblemCode(code);
  return diagnostic;
}

/** The quick fix for a wrong encoding: VS Code's list of encodings, to reopen the file with another one. */
const reopenAction: vscode.CodeActionProvider = {
  provideCodeActions(_document, _range, { diagnostics }) {
    const encodingProblems = diagnostics.filter(
      (diagnostic) =>
        readProblemCode(diagnostic) === 'CB009' && diagnostic.severity === vscode.DiagnosticSeverity.Error,
    );
    if (encodingProblems.length === 0) {
      return [];
    }
    const title = t`Reopen with another encoding`;
    const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
    action.diagnostics = encodingProblems;
    action.isPreferred = true;
    action.command = { command: 'workbench.action.editor.changeEncoding', title };
    return [action];
  },
};
