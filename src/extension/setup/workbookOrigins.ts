import * as vscode from 'vscode';

/** Where a log was read from. */
export interface WorkbookOrigin {
  readonly workbook: vscode.Uri;
  readonly sheet: string;
  /** The size and the time of the workbook when it was read. */
  readonly version: string;
}

const KEY = 'cocmBilling.workbookOrigins';

/** Remembers from which sheet of which workbook a log was read. Only names of files and sheets are stored, and never contents. */
export class WorkbookOrigins {
  constructor(private readonly memory: vscode.Memento) {}

  find(log: vscode.Uri): WorkbookOrigin | undefined {
    const stored = this.read()[log.toString()];
    return stored && { ...stored, workbook: vscode.Uri.parse(stored.workbook) };
  }

  async remember(log: vscode.Uri, { workbook, sheet, version }: WorkbookOrigin): Promise<void> {
    await this.memory.update(KEY, {
      ...this.read(),
      [log.toString()]: { workbook: workbook.toString(), sheet, version },
    });
  }

  private read(): Readonly<Record<string, StoredOrigin | undefined>> {
    return this.memory.get<Readonly<Record<string, StoredOrigin | undefined>>>(KEY, {});
  }
}

interface StoredOrigin {
  readonly workbook: string;
  readonly sheet: string;
  readonly version: string;
}
