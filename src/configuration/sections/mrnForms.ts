import { LONGEST_MRN_FORM, createMrnForms, type MrnForms } from '../../log/values/mrnForms';
import type { Section } from '../section';
import { t } from '../../text/text';

/** `mrnForms`: the forms of the team's MRNs. Any form is allowed without it. */
export const mrnForms: Section<MrnForms | undefined> = {
  defaultValue: undefined,
  read(node, reader) {
    const members = reader.readList(node, t`The list "mrnForms"`) ?? [];
    const forms = members.flatMap((member) => {
      const form = reader.readText(member, t`A form of MRNs`)?.trim();
      if (form !== undefined && form.length > LONGEST_MRN_FORM) {
        reader.report('CB302', member, t`A form of MRNs can't have more than ${LONGEST_MRN_FORM} characters.`);
        return [];
      }
      return form ?? [];
    });
    // If a form can't be read, its MRNs would be errors in every log, so none of the forms is applied.
    return forms.length === 0 || forms.length < members.length ? undefined : createMrnForms(forms);
  },
  schema: {
    type: 'array',
    description:
      'The forms of your MRNs. 9 or # is a digit, A is a letter, 9+ or A+ is one or more of them, * is any number of letters ' +
      'and digits, and every other character is itself. An MRN in another form is an error (CB037). An MRN in one of these ' +
      'forms is never taken for a number or a date that a spreadsheet changed (CB033). An empty list allows any form.',
    items: {
      type: 'string',
      description: 'A form, such as AA-999999 for two letters, a hyphen, and six digits.',
      examples: ['999999', '9+', 'AA-999999', 'MRN#+', '9E99'],
    },
  },
  template: '[\n  // "999999", "AA-9+"\n]',
};
