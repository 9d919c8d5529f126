import { simplifyColumnName } from '../header/columnNames';
import { canBeMrn } from '../header/ambiguousNames';
import { findField, getFieldNames, getFieldTitle, type Columns } from '../header/columns';
import { RecordReader } from '../csv/recordReader';
import { replaceCell } from '../csv/edits';
import type { Header } from '../header/header';
import type { Lines } from '../csv/lines';
import { createAnswerFix, type Fix } from './fix';
import { minimizeEdit } from '../csv/editedLines';
import { t } from '../../text/text';

/** Shorter names are one typo away from too many words. */
const SHORTEST_ALIAS = 5;

/** Finds the fixes for a problem of the header. */
export function findHeaderFixes(code: string, header: Header, lines: Lines): Fix[] {
  if (header.line < 0) {
    return [];
  }
  switch (code) {
    case 'CB001':
      return [...findRenamedColumns(header, lines), ...offerMrnColumns(header.columns)];
    case 'CB119':
      return offerMeanings(header.columns);
    default:
      return [];
  }
}

/** The most columns to offer for the MRN. */
const MOST_OFFERED = 4;

/** Offers the columns that can contain the patient, because only the team knows which it uses. */
function offerMrnColumns({ names, fields, missing, exporter }: Columns): Fix[] {
  if (!missing.includes('mrn')) {
    return [];
  }
  const usual = new Set(exporter?.patientColumns.map(simplifyColumnName));
  return names
    .filter((name, column) =>
      exporter ? usual.has(simplifyColumnName(name)) : fields[column] === undefined && canBeMrn(name),
    )
    .slice(0, MOST_OFFERED)
    .map((name) => createAnswerFix(t`Read the column “${name}” as the MRN`, ['columns', name], getFieldTitle('mrn')));
}

/** Offers both meanings of each doubtful column. */
function offerMeanings({ names, doubtful }: Columns): Fix[] {
  return doubtful.flatMap((column) => {
    const name = names[column] ?? '';
    return [
      createAnswerFix(t`Read the column “${name}” as the payer`, ['columns', name], getFieldTitle('payer')),
      createAnswerFix(t`Don't read the column “${name}”`, ['columns', name], null),
    ];
  });
}

/** Finds new names for columns that are one typo away from a required field, if only one column can be meant. */
function findRenamedColumns(header: Header, lines: Lines): Fix[] {
  const { names, missing } = header.columns;
  const candidates = missing.flatMap((field) => {
    const [title = '', ...aliases] = getFieldNames(field);
    const known = [title, ...aliases.filter(isLongEnough)].map(simplifyColumnName);
    return names.flatMap((name, column) =>
      findField(name) === undefined && known.some((other) => isOneTypoAway(simplifyColumnName(name), other))
        ? [{ field, column }]
        : [],
    );
  });
  const only = candidates.filter(({ field, column }) =>
    candidates.every((other) => (other.field === field) === (other.column === column)),
  );
  return only.map(({ field, column }) => {
    const record = new RecordReader(lines, header.delimiter).read(header.line);
    const title = getFieldTitle(field);
    return {
      kind: 'header',
      title: t`Rename column ${column + 1} to ${title}`,
      edits: [minimizeEdit(replaceCell(record, column, title, '\n'), lines)],
      isPreferred: true,
    };
  });
}

/** Whether a word that is one typo away from a name probably means it. A unit of one letter isn't enough: `length m`. */
function isLongEnough(name: string): boolean {
  return name.length >= SHORTEST_ALIAS && !/ \w$/.test(name);
}

/** Whether two words differ by one extra, missing, or wrong letter, or by two swapped letters. */
export function isOneTypoAway(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) {
    return false;
  }
  let head = 0;
  while (head < a.length && a[head] === b[head]) {
    head++;
  }
  const restA = a.slice(head);
  const restB = b.slice(head);
  return (
    restA.slice(1) === restB.slice(1) ||
    restA.slice(1) === restB ||
    restA === restB.slice(1) ||
    `${restA.charAt(1)}${restA.charAt(0)}${restA.slice(2)}` === restB
  );
}
