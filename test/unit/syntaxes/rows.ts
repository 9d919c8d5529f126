import type { Token } from './tokens';

/** Headers and rows, with the kinds of the rows' tokens. */
export const HEADER =
  'Date,MRN,First name,Last name,Minutes,Activity,Staff,Payer,Initial Assessment,Referring Provider NPI,Problems List';
export const ROW =
  '1/3/2024,01ce5fc6-32d1-46fe-8f08-963c96248805,Holly,Guzman,3.22,Registry Review,T. Nguyen,Cigna,1/3/2024,1234567890,';
export const ROW_KINDS: Token[] = [
  ['1/3/2024', 'date'],
  ['01ce5fc6-32d1-46fe-8f08-963c96248805', 'mrn'],
  ['Holly', 'person'],
  ['Guzman', 'person'],
  ['3.22', 'minutes'],
  ['Registry Review', 'text'],
  ['T. Nguyen', 'person'],
  ['Cigna', 'text'],
  ['1/3/2024', 'date'],
  ['1234567890', 'npi'],
];
export const OTHER_HEADER = 'Staff,Minutes,DOS,Patient ID,Payer,Notes,NPI';
export const OTHER_ROW = 'D. Osei,20.5,2024-01-03,E1234567,Cigna,called,1234567890';
export const OTHER_ROW_KINDS: Token[] = [
  ['D. Osei', 'text'],
  ['20.5', 'minutes'],
  ['2024-01-03', 'date'],
  ['E1234567', 'identifier'],
  ['Cigna', 'text'],
  ['called', 'text'],
  ['1234567890', 'npi'],
];
