import * as vscode from 'vscode';
import type { FieldName } from '../../log/header/columns';
import { findReadiness } from '../../billing/readiness/readiness';
import { explainInWords } from '../../wording/unplacedText';
import { describeRow } from '../../wording/rowDescription';
import { toRange } from '../vscode/documentLines';
import type { Feature } from '../feature';
import { LANGUAGE_ID } from '../vscode/identifiers';
import { isEarlierVersion } from '../vscode/earlierVersion';

/** The fields with a hover: patient, date, and minutes. For other cells, a hover would only get in the way. */
const FIELDS_WITH_HOVER: ReadonlySet<FieldName> = new Set([
  'date',
  'mrn',
  'firstName',
  'lastName',
  'patientName',
  'minutes',
  'hours',
] satisfies FieldName[]);

/** Shows what a row adds to its month, in a hover on its patient, date, or minutes. */
export const rowHovers: Feature = ({ sessions }) =>
  vscode.languages.registerHoverProvider(
    { language: LANGUAGE_ID },
    {
      async provideHover(document, { line, character }) {
        if (isEarlierVersion(document)) {
          return undefined;
        }
        const { billed, log } = await sessions.open(document);
        const row = line <= log.header.line ? undefined : log.rowAtLine(line);
        const story = row === undefined ? undefined : describeRow(billed, row);
        if (row === undefined || !story) {
          return undefined;
        }
        const month = billed.ledger.monthOf(row);
        const why = month ? explainInWords(billed, month, findReadiness(billed, month)) : [];
        const record = log.record(row);
        const column = record.fieldAt({ line, column: character });
        const field = log.header.columns.fields[column];
        if (field === undefined || !FIELDS_WITH_HOVER.has(field)) {
          return undefined;
        }
        const text = new vscode.MarkdownString();
        text.appendMarkdown('**').appendText(story.title).appendMarkdown('**  \n');
        text.appendText(story.figures).appendMarkdown('  \n').appendText(story.month).appendMarkdown('\n\n');
        text.appendText(story.row).appendMarkdown('\n\n---\n\n');
        why.slice(1).forEach((sentence) => text.appendText(sentence).appendMarkdown('  \n'));
        return new vscode.Hover(text, toRange(record.range(column)));
      },
    },
  );
