import { createHash } from 'node:crypto';
import type { CheckFormat } from './arguments';
import { asText, type PlacedProblem } from './placedProblem';

/** All that a check has found, for whoever reads it: a person, a build log, a code review. */
export interface CheckFindings {
  readonly errors: number;
  readonly warnings: number;
  readonly problems: readonly PlacedProblem[];
}

/** The findings as one text, which ends with a line end unless it is empty. It holds places and sentences, never a cell. */
export function findingsText(findings: CheckFindings, format: CheckFormat): string {
  const { problems } = findings;
  switch (format) {
    case 'text':
      return problems.map(asText).join('');
    case 'json':
      return asJson(findings);
    case 'github':
      return problems.map(asAnnotation).join('');
    case 'gitlab':
      return asJson(codeQuality(problems));
    case 'sarif':
      return asJson(sarif(problems));
  }
}

function asJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** A file as services name it: from the root of the repository on, with slashes. */
function slashed(file: string): string {
  return file.replace(/\\/g, '/').replace(/^\.\//, '');
}

/** A workflow command of GitHub Actions, which marks the line in the list of changed files. */
function asAnnotation({ file, line, column, endLine, endColumn, severity, code, message }: PlacedProblem): string {
  const kind = severity === 'hint' ? 'notice' : severity;
  // GitHub takes columns for annotations of one line only, and an end behind the beginning.
  const isOneLine = endLine === line && endColumn > column;
  const place = {
    file: slashed(file),
    line,
    endLine,
    ...(isOneLine ? { col: column, endColumn: endColumn - 1 } : {}),
    title: code,
  };
  const properties = Object.entries(place).map(([name, value]) => `${name}=${escapedProperty(String(value))}`);
  return `::${kind} ${properties.join(',')}::${escaped(message)}\n`;
}

/** As the toolkit of GitHub Actions writes them: a line end would end the command. */
function escaped(text: string): string {
  return text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
}

function escapedProperty(text: string): string {
  return escaped(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
}

const GITLAB_SEVERITY = { error: 'major', warning: 'minor', hint: 'info' } as const;

/** GitLab's code quality report. Its fingerprints tell findings apart, and are made from code and place alone. */
function codeQuality(problems: readonly PlacedProblem[]): unknown {
  return problems.map(({ file, line, column, endLine, severity, code, message }) => ({
    description: `${code} ${message}`,
    check_name: code,
    fingerprint: createHash('sha256')
      .update(`${code}\n${slashed(file)}\n${line}\n${column}`)
      .digest('hex'),
    severity: GITLAB_SEVERITY[severity],
    location: { path: slashed(file), lines: { begin: line, end: endLine } },
  }));
}

const SARIF_LEVEL = { error: 'error', warning: 'warning', hint: 'note' } as const;

/** SARIF 2.1.0, which GitHub code scanning, Azure DevOps and many editors read. Its columns are UTF-16 units, as ours are. */
function sarif(problems: readonly PlacedProblem[]): unknown {
  const codes = [...new Set(problems.map(({ code }) => code))].sort();
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'CoCM Billing', rules: codes.map((id) => ({ id })) } },
        columnKind: 'utf16CodeUnits',
        results: problems.map(({ file, line, column, endLine, endColumn, severity, code, message }) => ({
          ruleId: code,
          level: SARIF_LEVEL[severity],
          message: { text: message },
          locations: [
            {
              physicalLocation: {
                artifactLocation: { uri: slashed(file).split('/').map(encodeURIComponent).join('/') },
                region: { startLine: line, startColumn: column, endLine, endColumn },
              },
            },
          ],
        })),
      },
    ],
  };
}
