import { hashText } from '../files/fileHash';
import type { CheckFormat } from './arguments';
import { toPrintable } from '../text/printable';
import { formatProblem, type PrintedProblem } from './printedProblem';

/** What a check has found. */
export interface CheckFindings {
  readonly errors: number;
  readonly warnings: number;
  readonly notices: number;
  readonly problems: readonly PrintedProblem[];
  /** How each log was read, where neither the log nor the configuration shows it. */
  readonly assumptions: readonly {
    readonly file: string;
    readonly assumed: readonly string[];
    readonly columnsNotRead: readonly string[];
  }[];
  /** Where the rows and minutes of the logs go, for other programs. */
  readonly accounting: Readonly<Record<string, number | string>>;
}

/** Formats the findings for a person or a build. The text contains positions and messages, never the content of a cell. */
export function formatFindings(findings: CheckFindings, format: CheckFormat): string {
  const { problems } = findings;
  switch (format) {
    case 'text':
      return problems.map(formatProblem).join('');
    case 'json':
      return formatJson(findings);
    case 'github':
      return problems.map(formatAnnotation).join('');
    case 'gitlab':
      return formatJson(createCodeQuality(problems));
    case 'sarif':
      return formatJson(createSarif(problems));
  }
}

/** Returns the message with the cell of a workbook, which these formats have no place for. */
function describe({ message, cell }: Pick<PrintedProblem, 'message' | 'cell'>): string {
  return cell === undefined ? message : `${cell}: ${message}`;
}

function formatJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** Returns the path of a file as build services write it: from the root of the repository, with slashes. */
function toRepositoryPath(file: string): string {
  return file.replace(/\\/g, '/').replace(/^\.\//, '');
}

/** Formats a workflow command of GitHub Actions, which marks the line in a pull request. */
function formatAnnotation(problem: PrintedProblem): string {
  const { file, line, column, endLine, endColumn, severity, code } = problem;
  const kind = severity === 'error' || severity === 'warning' ? severity : 'notice';
  // GitHub accepts columns only for annotations of one line, and only with an end after the start.
  const isOneLine = endLine === line && endColumn > column;
  const place = {
    file: toRepositoryPath(file),
    line,
    endLine,
    ...(isOneLine ? { col: column, endColumn: endColumn - 1 } : {}),
    title: code,
  };
  const properties = Object.entries(place).map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
  return `${toPrintable(`::${kind} ${properties.join(',')}::${escapeMessage(describe(problem))}`)}\n`;
}

/** Escapes a message as the GitHub Actions toolkit does: a line end would end the command. */
function escapeMessage(text: string): string {
  return text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
}

function escapeProperty(text: string): string {
  return escapeMessage(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
}

const GITLAB_SEVERITY = { error: 'major', warning: 'minor', information: 'info', hint: 'info' } as const;

/** Returns a GitLab code quality report. Fingerprints identify a finding, and are made only from its code and position. */
function createCodeQuality(problems: readonly PrintedProblem[]): unknown {
  return problems.map(({ file, line, column, endLine, severity, code, ...rest }) => ({
    description: `${code} ${describe(rest)}`,
    check_name: code,
    fingerprint: hashText(`${code}\n${toRepositoryPath(file)}\n${line}\n${column}`),
    severity: GITLAB_SEVERITY[severity],
    location: { path: toRepositoryPath(file), lines: { begin: line, end: endLine } },
  }));
}

const SARIF_LEVEL = { error: 'error', warning: 'warning', information: 'note', hint: 'note' } as const;

/** Returns a SARIF 2.1.0 log, which GitHub code scanning, Azure DevOps, and many editors read. */
function createSarif(problems: readonly PrintedProblem[]): unknown {
  const codes = [...new Set(problems.map(({ code }) => code))].sort();
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'CoCM Billing', rules: codes.map((id) => ({ id })) } },
        columnKind: 'utf16CodeUnits',
        results: problems.map(({ file, line, column, endLine, endColumn, severity, code, ...rest }) => ({
          ruleId: code,
          level: SARIF_LEVEL[severity],
          message: { text: describe(rest) },
          locations: [
            {
              physicalLocation: {
                artifactLocation: { uri: toRepositoryPath(file).split('/').map(encodeURIComponent).join('/') },
                region: { startLine: line, startColumn: column, endLine, endColumn },
              },
            },
          ],
        })),
      },
    ],
  };
}
