import * as vscode from 'vscode';
import { findPatients, listPatients, type Patient } from '../../sheet/knownPatients';
import type { Feature } from '../feature';
import { readLogFiles } from '../logs/logFiles';
import type { LogSession } from '../logs/logSession';
import type { LogSessions } from '../logs/logSessions';
import { getFileName } from '../vscode/fileNames';
import { findFileVersion } from '../vscode/fileVersion';

/** VS Code shows no more symbols than this in a list that a person reads. */
const MOST_SYMBOLS = 200;

interface PatientPlace extends Pick<Patient, 'mrn' | 'name'> {
  /** The line of the latest entry, from 0. */
  readonly line: number;
}

interface ReadPatients {
  /** The size and the time of the file that was read. */
  readonly version: string;
  readonly patients: readonly PatientPlace[];
}

/** Go to Symbol in Workspace: the patients of all time logs in the workspace, by name or MRN. */
export const patientSymbols: Feature = ({ sessions }) => {
  const logs = new PatientsOfLogs(sessions);
  return vscode.languages.registerWorkspaceSymbolProvider({
    provideWorkspaceSymbols: (query, token) => logs.findSymbols(query, token),
  });
};

/** Keeps the patients of each log, so that the next key of a query doesn't read the logs again. */
class PatientsOfLogs {
  private readonly known = new Map<string, ReadPatients>();

  constructor(private readonly sessions: LogSessions) {}

  async findSymbols(query: string, token: vscode.CancellationToken): Promise<vscode.SymbolInformation[]> {
    const symbols: vscode.SymbolInformation[] = [];
    if (query.trim() === '') {
      return symbols;
    }
    for (const log of await vscode.workspace.findFiles('**/*.timelog.csv', undefined, undefined, token)) {
      if (token.isCancellationRequested || symbols.length >= MOST_SYMBOLS) {
        break;
      }
      const patients = await this.readPatients(log, token);
      for (const patient of findPatients(patients, query, MOST_SYMBOLS - symbols.length)) {
        symbols.push(createSymbol(patient, log));
      }
    }
    return symbols;
  }

  /** Returns the patients of a log as it is in its editor, or on disk. A log that can't be read has none here: its editor shows why. */
  private async readPatients(log: vscode.Uri, token: vscode.CancellationToken): Promise<readonly PatientPlace[]> {
    const session = this.sessions.find(log);
    if (session) {
      return listPatientPlaces(session);
    }
    const version = await findFileVersion(log);
    const key = log.toString();
    const known = this.known.get(key);
    if (known?.version === version) {
      return known.patients;
    }
    const read = await readLogFiles(this.sessions, [log], token);
    if (!read) {
      return [];
    }
    const [first] = read.billed.logs;
    const patients = first ? listPatientPlaces({ billed: read.billed, log: first }) : [];
    this.known.set(key, { version, patients });
    return patients;
  }
}

function listPatientPlaces({ billed, log }: Pick<LogSession, 'billed' | 'log'>): PatientPlace[] {
  return listPatients(billed).map(({ mrn, name, latestRow }) => ({ mrn, name, line: log.lineOf(latestRow) }));
}

/** VS Code finds a symbol only by its name, so the name has the MRN too. */
function createSymbol({ name, mrn, line }: PatientPlace, log: vscode.Uri): vscode.SymbolInformation {
  return new vscode.SymbolInformation(
    name === mrn ? mrn : `${name} (${mrn})`,
    vscode.SymbolKind.Class,
    getFileName(log),
    new vscode.Location(log, new vscode.Position(line, 0)),
  );
}
