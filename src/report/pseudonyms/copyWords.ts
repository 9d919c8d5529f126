import { t } from '../../text/text';
import { counted } from '../../wording/figureWords';
import type { PseudonymizedLog } from './pseudonymizedLog';

/** Returns what a copy without patients has, in sentences. */
export function copySentences({ patients, rows, patientsLeftOut }: PseudonymizedLog): string[] {
  return [
    t`The copy has ${counted(rows, 'row')} of ${counted(patients, 'patient')}, with the same minutes and codes in every month. Look through it before you share it.`,
    ...(patientsLeftOut > 0
      ? [t`Left out, because moving the dates would change the codes: ${counted(patientsLeftOut, 'patient')}.`]
      : []),
  ];
}
