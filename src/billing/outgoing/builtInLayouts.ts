import type { ChargeLayout, LayoutColumn, LayoutValue } from './chargeLayout';

function columns(pairs: readonly (readonly [name: string, value: LayoutValue])[]): readonly LayoutColumn[] {
  return pairs.map(([name, value]) => ({ name, content: { value } }));
}

const CSV = { delimiter: ',', hasHeader: true, hasDiagnosisPoint: true, dateFormat: 'MM/DD/YYYY' } as const;

/** The columns that every importer with a step for matching columns can use. */
const ONE_ROW_A_CODE = columns([
  ['Patient ID', 'mrn'],
  ['Last Name', 'lastName'],
  ['First Name', 'firstName'],
  ['Date of Birth', 'dateOfBirth'],
  ['Insurance', 'payer'],
  ['Payer ID', 'payerId'],
  ['Member ID', 'memberId'],
  ['Rendering NPI', 'renderingNpi'],
  ['From Date', 'dateOfService'],
  ['To Date', 'dateOfService'],
  ['Place of Service', 'placeOfService'],
  ['Procedure', 'code'],
  ['Modifier 1', 'modifier1'],
  ['Modifier 2', 'modifier2'],
  ['Units', 'units'],
  ['Unit Charge', 'unitCharge'],
  ['Charge', 'charge'],
  ['Diagnosis 1', 'diagnosis1'],
  ['Diagnosis 2', 'diagnosis2'],
  ['Diagnosis 3', 'diagnosis3'],
  ['Diagnosis 4', 'diagnosis4'],
]);

/** No public specification of a file of charges was found for these systems (docs/exports.md). */
const NO_SPECIFICATION = 'No public specification was found. Match the columns when you import the file.';

/**
 * The ready-made layouts (sources.md 5.9). Vendors change their importers and many agree on a file with each clinic, so a layout must be
 * tried with a few charges first.
 */
const LAYOUTS: readonly ChargeLayout[] = [
  {
    id: 'cms1500',
    title: 'CMS-1500, one row for each claim',
    source:
      'NUCC, 1500 Claim Form Reference Instruction Manual, version 02/12: the numbers of the items. Not a file format.',
    ...CSV,
    dateFormat: 'MM DD YYYY',
    hasDiagnosisPoint: false,
    rows: 'claim',
    columns: columns([
      ['1a Insured ID', 'memberId'],
      ['2 Patient Name', 'patientName'],
      ['3 Birth Date', 'dateOfBirth'],
      ['3 Sex', 'sex'],
      ['5 Address', 'address'],
      ['5 City', 'city'],
      ['5 State', 'state'],
      ['5 ZIP', 'postalCode'],
      ['5 Phone', 'phone'],
      ['6 Relationship', 'relation'],
      ['11c Plan Name', 'payer'],
      ['21 A', 'diagnosis1'],
      ['21 B', 'diagnosis2'],
      ['21 C', 'diagnosis3'],
      ['21 D', 'diagnosis4'],
      ['22 Resubmission Code', 'frequency'],
      ['22 Original Ref No', 'originalReference'],
      ['24A Date', 'dateOfService'],
      ['24B POS', 'placeOfService'],
      ['24D Code 1', 'code1'],
      ['24D Modifier', 'modifiers'],
      ['24E Pointer', 'diagnosisPointers'],
      ['24F Charge 1', 'charge1'],
      ['24G Units 1', 'units1'],
      ['24D Code 2', 'code2'],
      ['24F Charge 2', 'charge2'],
      ['24G Units 2', 'units2'],
      ['24J NPI', 'renderingNpi'],
      ['26 Account No', 'mrn'],
      ['28 Total Charge', 'claimCharge'],
    ]),
  },
  {
    id: 'tebra',
    title: 'Tebra (Kareo)',
    source:
      'Tebra Help Center, Customize Procedures Section (updated 10/02/2024): the columns of an encounter. Not a file format; no public specification of one was found.',
    ...CSV,
    rows: 'code',
    columns: columns([
      ['Patient ID', 'mrn'],
      ['Last Name', 'lastName'],
      ['First Name', 'firstName'],
      ['Date of Birth', 'dateOfBirth'],
      ['Insurance', 'payer'],
      ['Rendering NPI', 'renderingNpi'],
      ['Place of Service', 'placeOfService'],
      ['From', 'dateOfService'],
      ['To', 'dateOfService'],
      ['Procedure', 'code'],
      ['Mod 1', 'modifier1'],
      ['Mod 2', 'modifier2'],
      ['Mod 3', 'modifier3'],
      ['Mod 4', 'modifier4'],
      ['Units', 'units'],
      ['Unit Charge', 'unitCharge'],
      ['Total Charge', 'charge'],
      ['Diag 1', 'diagnosis1'],
      ['Diag 2', 'diagnosis2'],
      ['Diag 3', 'diagnosis3'],
      ['Diag 4', 'diagnosis4'],
    ]),
  },
  {
    id: 'advancedmd',
    title: 'AdvancedMD',
    source: NO_SPECIFICATION,
    ...CSV,
    rows: 'code',
    columns: ONE_ROW_A_CODE,
  },
  {
    id: 'athenaone',
    title: 'athenaOne',
    source:
      'athenahealth, Inbound Patients, Appointments, and Charges (2020): charges are sent as HL7 messages or by the API. No public specification of a file was found.',
    ...CSV,
    rows: 'code',
    columns: ONE_ROW_A_CODE,
  },
  {
    id: 'eclinicalworks',
    title: 'eClinicalWorks',
    source: NO_SPECIFICATION,
    ...CSV,
    rows: 'code',
    columns: ONE_ROW_A_CODE,
  },
  {
    id: 'medisoft',
    title: 'Medisoft',
    source:
      'Medical Software Tools, file layouts of a conversion tool for Medisoft: dates as MM/DD/YYYY, the chart number identifies the patient. No public specification for charges was found.',
    ...CSV,
    rows: 'code',
    columns: ONE_ROW_A_CODE.map((column) => (column.name === 'Patient ID' ? { ...column, name: 'Chart' } : column)),
  },
];

export const BUILT_IN_LAYOUTS: ReadonlyMap<string, ChargeLayout> = new Map(
  LAYOUTS.map((layout) => [layout.id, layout]),
);

/** Returns all layouts: those of the team, and the ready-made ones without a layout of the team that has the same name. */
export function listLayouts(ofTeam: ReadonlyMap<string, ChargeLayout>): readonly ChargeLayout[] {
  return [...ofTeam.values(), ...LAYOUTS.filter(({ id }) => !ofTeam.has(id))];
}
