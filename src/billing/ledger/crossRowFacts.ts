import type { FieldName } from '../../log/header/columns';
import type { RowId } from '../../log/rows/rowId';
import { monthOf } from '../../log/values/calendarDate';
import { getNotationFormat } from '../../log/values/dateOrders';
import { formatMinutes } from '../../log/values/minutes';
import { findOriginal } from '../audit/findCrossRowProblems';
import type { PatientMonth } from '../months/patientMonth';
import { findBirthConflict, findNameConflict } from '../identity/patientConflicts';
import { findReportedRow } from '../audit/reportedRows';
import type { CrossRowFacts } from '../problems/crossRowProblems';
import { foldName } from '../../log/values/sameNames';
import { formatPhrase } from '../../text/text';
import { PROGRAMS } from '../rules/vocabulary/programs';
import type { BilledRows } from './billedRows';
import { findEarlierOverlap } from './earlierOverlaps';
import { findSimilarEntry } from './repeatedRows';
import { findSimilarMrn, type SimilarMrn } from './similarMrns';

/** Looks up what the messages of cross-row problems show about a row. */
export class LedgerRowFacts implements CrossRowFacts {
  private readonly month: PatientMonth | undefined;

  constructor(
    private readonly row: RowId,
    private readonly billed: BilledRows,
    /** The fact that the message is about, if the row has several with one code. */
    private readonly key?: string,
  ) {
    this.month = billed.ledger.monthOf(row);
  }

  get dateFormat(): string {
    return getNotationFormat(this.billed.logOf(this.row).conventions.dates.initialAssessment);
  }

  get similarMrn(): string | undefined {
    return this.formatFirstRow(this.findSimilar()?.mrn);
  }

  get hasFewerZeros(): boolean {
    return (this.month?.mrn.length ?? 0) < (this.findSimilar()?.mrn.length ?? 0);
  }

  get intendedMrn(): string | undefined {
    return this.formatFirstRow(this.month && this.billed.ledger.patientValues.mistyped.findIntended(this.month.mrn));
  }

  get sharedIdentity(): string | undefined {
    return this.formatFirstRow(this.month && this.billed.ledger.patientValues.shared.findOtherMrn(this.month.mrn));
  }

  get original(): string | undefined {
    const { table, texts } = this.billed;
    return this.formatRow(findOriginal(this.row, this.month?.summary.countedRows ?? [], table, texts));
  }

  get similarEntry(): string | undefined {
    return this.formatRow(findSimilarEntry(this.row, this.billed));
  }

  get staffMinutes(): string {
    const { table, ledger } = this.billed;
    const date = table.dateOf(this.row);
    const staff = foldName(table.contactOf(this.row).staff);
    return date === 0 ? '' : formatMinutes(ledger.totals.staffDays.sumMinutes(staff, date));
  }

  get overlap(): CrossRowFacts['overlap'] {
    const { table, ledger } = this.billed;
    const minutes = this.month?.summary.overlapMinutes.get(this.row);
    const earlier = findEarlierOverlap(this.row, ledger.overlaps, table);
    return { minutes: minutes && formatMinutes(minutes), location: this.formatRow(earlier) };
  }

  get profileTitle(): string {
    return this.month?.summary.profile.title ?? '';
  }

  get isCounted(): boolean {
    return !this.month?.summary.excludedRows.has(this.row);
  }

  readonly findReportedRow: CrossRowFacts['findReportedRow'] = (value) => {
    const row = this.month && findReportedRow(this.month.summary, value, this.billed.table);
    return row === this.row ? undefined : this.formatRow(row);
  };

  get usualName(): string | undefined {
    return this.formatRow(findNameConflict(this.getPatientMonths(), this.billed.table)?.usualRow);
  }

  get usualBirth(): string | undefined {
    return this.formatRow(findBirthConflict(this.getPatientMonths(), this.billed.table)?.usualRow);
  }

  get isOtherInitialMonth(): boolean {
    const assessment = this.month?.assessment;
    return assessment !== undefined && monthOf(assessment) !== this.month?.month;
  }

  private getPatientMonths(): readonly PatientMonth[] {
    return this.month?.patient.months ?? [];
  }

  get otherService(): CrossRowFacts['otherService'] {
    const { isActivityOtherService, otherProgram } = this.billed.ledger.contactFactsOf(this.row);
    return {
      field: isActivityOtherService ? 'activity' : 'program',
      title: otherProgram && formatPhrase(PROGRAMS[otherProgram].title),
    };
  }

  readonly findWord: CrossRowFacts['findWord'] = (code) =>
    this.billed.ledger
      .contactFactsOf(this.row)
      .doubts.find((doubt) => doubt.code === code && doubt.key === (this.key ?? doubt.key));

  get nameFields(): readonly FieldName[] {
    const { table } = this.billed;
    const { firstName, lastName } = table.attributesOf(this.row);
    const other = (this.month?.summary.countedRows ?? [])
      .map((candidate) => table.attributesOf(candidate))
      .find((name) => name.firstName !== firstName || name.lastName !== lastName);
    return other?.lastName === lastName ? ['firstName', 'lastName'] : ['lastName', 'firstName'];
  }

  private findSimilar(): SimilarMrn | undefined {
    return this.month && findSimilarMrn(this.billed.ledger.similarMrns, this.month.mrn);
  }

  private formatFirstRow(mrn: string | undefined): string | undefined {
    return mrn === undefined ? undefined : this.formatRow(this.billed.ledger.findFirstRow(mrn));
  }

  private formatRow(row: RowId | undefined): string | undefined {
    return row === undefined ? undefined : this.billed.formatLocation(row);
  }
}
