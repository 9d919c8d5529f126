import { phrase, t } from '../../text/text';
import type { CrossRowProblem } from './crossRowProblem';

/** Problems that show that rows are about another patient or provider than the claim states. */
export const IDENTITY_PROBLEMS = {
  CB167: {
    severity: 'warning',
    title: phrase`referring provider NPI differs within the month`,
    fields: ['npi'],
    scope: 'month',
    message: ({ findReportedRow }) => {
      const row = findReportedRow('npi');
      return row === undefined
        ? t`The referring provider NPI differs from the patient's other rows in this month. The report uses the NPI from this row,
            because it's the latest. A claim has only one.`
        : t`The referring provider NPI differs from the patient's other rows in this month. The report uses the NPI from the latest
            row (${row}). A claim has only one.`;
    },
  },
  CB168: {
    severity: 'warning',
    fact: 'patient',
    title: phrase`another name in another month`,
    fields: ['lastName', 'firstName', 'patientName'],
    scope: 'patient',
    message: ({ usualName }) =>
      usualName === undefined
        ? t`The first and the last name differ from those in other months of this MRN. If they are two patients, their minutes are
            billed for one. Check the MRN in the record.`
        : t`The first and the last name differ from those in other months of this MRN (${usualName}). If they are two patients, their
            minutes are billed for one. Check the MRN in the record.`,
  },
  CB169: {
    severity: 'information',
    fact: 'patient',
    title: phrase`another first name in another month`,
    fields: ['firstName', 'patientName'],
    scope: 'patient',
    message: ({ usualName }) =>
      usualName === undefined
        ? t`The first name differs from the one in other months of this MRN. If they are two people of one family, their minutes are
            billed for one patient. Check the MRN in the record.`
        : t`The first name differs from the one in other months of this MRN (${usualName}). If they are two people of one family, their
            minutes are billed for one patient. Check the MRN in the record.`,
  },
  CB170: {
    severity: 'warning',
    fact: 'mrnPair',
    title: phrase`MRN that differs in one character`,
    fields: ['mrn'],
    scope: 'patient',
    message: ({ intendedMrn }) =>
      intendedMrn === undefined
        ? t`Another MRN differs only in one typed character and has the same name, payer, and initial assessment. If it's the same
            patient, the minutes belong together. For now, they belong to two patients.`
        : t`Another MRN differs only in one typed character and has the same name, payer, and initial assessment (${intendedMrn}). If it's
            the same patient, the minutes belong together. For now, they belong to two patients.`,
  },
  CB171: {
    severity: 'warning',
    fact: 'episode',
    title: phrase`initial assessment entry on another date`,
    fields: ['date'],
    scope: 'patient',
    message: ({ isOtherInitialMonth }) =>
      isOtherInitialMonth
        ? t`The activity of this entry is the initial assessment, but its date isn't the patient's initial assessment date, and no other
            such entry has it. The two are in different months, and the date decides which month can earn 99492. Which one is right?`
        : t`The activity of this entry is the initial assessment, but its date isn't the patient's initial assessment date, and no other
            such entry has it. Which one is right?`,
  },
  CB172: {
    severity: 'warning',
    fact: 'patient',
    title: phrase`two dates of birth for one MRN`,
    fields: ['dateOfBirth'],
    scope: 'patient',
    message: ({ usualBirth }) =>
      usualBirth === undefined
        ? t`Other rows of this MRN have another date of birth. Payers deny a claim with the wrong one. If they are two patients, their
            minutes are billed for one. Check the MRN in the record.`
        : t`Other rows of this MRN have another date of birth (${usualBirth}). Payers deny a claim with the wrong one. If they are two
            patients, their minutes are billed for one. Check the MRN in the record.`,
  },
} as const satisfies Record<string, CrossRowProblem>;
