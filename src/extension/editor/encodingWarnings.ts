import * as vscode from 'vscode';
import { ENCODING_NAMES, countLineEnds, readLogText, type LineEnds, type LogEncoding } from '../../log/csv/encoding';
import { grouped } from '../../wording/figureWords';
import { LEVELS, codeOf, linkedCode } from '../vscode/toDiagnostic';
import { Debounce } from '../vscode/debounce';
import type { Feature } from '../feature';
import { DIAGNOSTIC_SOURCE, LANGUAGE_ID } from '../vscode/identifiers';
import { isEarlierVersion } from '../vscode/earlierVersion';
import type { LogSession } from '../logs/logSession';
import { t } from '../../text/text';

/** Stands in a text where bytes were no character in the encoding the file was opened in. */
const REPLACEMENT = '\uFFFD';
/** Larger files are not read a second time to look at their bytes. */
const MOST_BYTES = 50 * 1024 * 1024;
const DELAY_MS = 150;
/** The figures of a log come first: its bytes on disk are looked at when they stand. */
const FIRST_DELAY_MS = 1000;

/** What the bytes of the file on disk say. */
interface FileForm {
  readonly encoding: LogEncoding;
  /** The sign for what is no character stands in the file itself: the letters were lost before it was opened. */
  readonly hasReplacement: boolean;
  readonly lineEnds: LineEnds;
}

/** Says of every open log what saving would do to its bytes that no edit did, before anything is lost. */
export const documentForm: Feature = ({ sessions }) => {
  const collection = vscode.languages.createDiagnosticCollection('cocm-billing-form');
  return vscode.Disposable.from(
    sessions.each((session) => (isEarlierVersion(session.document) ? undefined : new FormWatch(session, collection))),
    collection,
    vscode.languages.registerCodeActionsProvider([{ language: LANGUAGE_ID }, { pattern: '**/*.csv' }], reopening, {
      providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
    }),
  );
};

/** The form of one document, looked at when it is opened, and again when the file or the sign U+FFFD in it changes. */
class FormWatch {
  private file: FileForm | undefined;
  private replacement: vscode.Range | undefined;
  private readonly lookAgain = new Debounce(() => this.look(), DELAY_MS);
  private mustReadFile = false;
  private readings = 0;
  private isDisposed = false;
  private readonly subscription: vscode.Disposable;

  constructor(
    private readonly session: LogSession,
    private readonly collection: vscode.DiagnosticCollection,
  ) {
    this.replacement = firstReplacement(session);
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
          this.edited(event);
        }
      }),
      vscode.workspace.onDidSaveTextDocument((document) => {
        if (document === session.document) {
          this.mustReadFile = true;
          this.lookAgain.start();
        }
      }),
      this.lookAgain,
    );
    this.mustReadFile = true;
    // Letters that are in danger cannot wait.
    this.lookAgain.start(this.replacement ? 0 : FIRST_DELAY_MS);
  }

  dispose(): void {
    this.isDisposed = true;
    this.subscription.dispose();
    this.collection.delete(this.session.document.uri);
  }

  private edited({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    // A document that is clean after a change was reverted, or taken from the disk again, perhaps in another encoding.
    this.mustReadFile ||= !document.isDirty;
    if (this.mustReadFile || this.replacement || contentChanges.some(({ text }) => text.includes(REPLACEMENT))) {
      this.lookAgain.start();
    }
  }

  private look(): void {
    this.replacement = firstReplacement(this.session);
    if (this.mustReadFile) {
      this.mustReadFile = false;
      void this.readFile();
    } else {
      this.publish();
    }
  }

  /** Mixed line ends, as loud as the configuration has them. */
  private lineEnds(document: vscode.TextDocument, lineEnds: LineEnds): vscode.Diagnostic | undefined {
    const level = this.session.billed.checks.getLevel('CB030', 'warning');
    const found = level === 'off' ? undefined : mixedLineEnds(document, lineEnds);
    if (found && level !== 'off') {
      found.severity = LEVELS[level];
    }
    return found;
  }

  private async readFile(): Promise<void> {
    const reading = ++this.readings;
    const file = await formOf(this.session.document.uri);
    // An answer to an earlier question may come later.
    if (reading === this.readings) {
      this.file = file;
      this.publish();
    }
  }

  private publish(): void {
    if (!this.isDisposed) {
      const { document } = this.session;
      const found = [
        this.replacement && wrongEncoding(document, this.replacement, this.file),
        this.file && this.lineEnds(document, this.file.lineEnds),
      ];
      this.collection.set(
        document.uri,
        found.filter((diagnostic) => diagnostic !== undefined),
      );
    }
  }
}

async function formOf(uri: vscode.Uri): Promise<FileForm | undefined> {
  if (uri.scheme !== 'file') {
    return undefined;
  }
  try {
    const { size } = await vscode.workspace.fs.stat(uri);
    const reading = size > MOST_BYTES ? undefined : readLogText(await vscode.workspace.fs.readFile(uri));
    if (!reading?.ok) {
      return undefined;
    }
    const { text, encoding } = reading;
    return { encoding, hasReplacement: text.includes(REPLACEMENT), lineEnds: countLineEnds(text) };
  } catch {
    // The file is gone or closed to us; the editor says so.
    return undefined;
  }
}

function firstReplacement({ lines }: LogSession): vscode.Range | undefined {
  for (let line = 0; line < lines.lineCount; line++) {
    const column = lines.lineAt(line).indexOf(REPLACEMENT);
    if (column >= 0) {
      return new vscode.Range(line, column, line, column + 1);
    }
  }
  return undefined;
}

/** The editor's name for an encoding that {@link readLogText} can find. */
const EDITOR_ENCODINGS: Readonly<Record<LogEncoding, readonly string[]>> = {
  'utf-8': ['utf8', 'utf8bom'],
  'utf-16le': ['utf16le'],
  'utf-16be': ['utf16be'],
  'windows-1252': ['windows1252'],
};

function wrongEncoding(document: vscode.TextDocument, range: vscode.Range, file?: FileForm): vscode.Diagnostic {
  const isRight = file !== undefined && EDITOR_ENCODINGS[file.encoding].includes(document.encoding);
  if (isRight && (file.hasReplacement || document.isDirty) && file.encoding !== 'windows-1252') {
    return diagnostic(
      'CB009',
      range,
      t`A letter was lost here before this file was opened; saving does no more harm. Type it again where you know it.`,
      vscode.DiagnosticSeverity.Warning,
    );
  }
  return diagnostic(
    'CB009',
    range,
    [
      t`This file was opened in the wrong encoding. Do not save it: the letters shown as \uFFFD would be lost for good.`,
      file && !isRight
        ? t`Run "Reopen with Encoding" and choose the right one, probably ${ENCODING_NAMES[file.encoding]}.`
        : t`Run "Reopen with Encoding" and choose the right one.`,
    ].join(' '),
    vscode.DiagnosticSeverity.Error,
  );
}

/** The editor holds one kind of line end and writes all of them alike. */
function mixedLineEnds(document: vscode.TextDocument, { crlf, lf, cr }: LineEnds): vscode.Diagnostic | undefined {
  const isCrlf = document.eol === vscode.EndOfLine.CRLF;
  const others = cr + (isCrlf ? lf : crlf);
  if (others === 0) {
    return undefined;
  }
  const kinds = Object.entries({ CRLF: crlf, LF: lf, CR: cr }).filter(([, count]) => count > 0);
  const what = kinds.map(([kind, count]) => `${grouped(String(count))} ${kind}`).join(', ');
  return diagnostic(
    'CB030',
    new vscode.Range(0, 0, 0, 0),
    t`The line ends of this file are ${what}. Saving makes them all ${isCrlf ? 'CRLF' : 'LF'}; no value changes.
      To keep the file byte for byte, close it without saving.`,
    vscode.DiagnosticSeverity.Warning,
  );
}

function diagnostic(
  code: string,
  range: vscode.Range,
  message: string,
  severity: vscode.DiagnosticSeverity,
): vscode.Diagnostic {
  const made = new vscode.Diagnostic(range, message, severity);
  made.source = DIAGNOSTIC_SOURCE;
  made.code = linkedCode(code);
  return made;
}

/** The way out of a wrong encoding: the editor's own choice of encodings, which reopens the file. */
const reopening: vscode.CodeActionProvider = {
  provideCodeActions(_document, _range, { diagnostics }) {
    const concerned = diagnostics.filter(
      (found) => codeOf(found) === 'CB009' && found.severity === vscode.DiagnosticSeverity.Error,
    );
    if (concerned.length === 0) {
      return [];
    }
    const title = t`Reopen with another encoding`;
    const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
    action.diagnostics = concerned;
    action.isPreferred = true;
    action.command = { command: 'workbench.action.editor.changeEncoding', title };
    return [action];
  },
};
