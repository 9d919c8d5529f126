import assert from 'node:assert/strict';
import { hasTitle, readTeamRole } from '../../../../../src/billing/rules/vocabulary/roles';

const ROLES: Readonly<Record<string, readonly string[]>> = {
  careManager: [
    '',
    'BHCM',
    'Care Managers',
    'CareManager',
    'L.C.S.W.',
    'RN',
    'Registered Nurse',
    'Ph.D.',
    'RN, care manager',
  ],
  consultant: [
    'PMHNP',
    'PMHNP-BC',
    'Psychiatric Nurse Practitioner',
    'Consulting psychiatrist',
    'RN, PMHNP',
    'PC',
    'MD, psychiatrist',
  ],
  treating: [
    ...[
      'NP',
      'N.P.',
      'Nurse Practitioner',
      'nurse_practitioner',
      'MD',
      'M.D.',
      'Medical Doctor',
      'D.O.',
      'PA-C',
      'ARNP',
      'APRN',
    ],
    ...['FNP', 'Attending', 'Attending Physician', 'Physician Assistant', 'RN, NP'],
  ],
  otherStaff: ['Medical Assistant', 'MA', 'Interpreter', 'Front desk', 'Front-Desk', 'Scheduler', 'Biller'],
  unknown: ['other', 'Peer', 'BHC', 'Admiral', 'Student nurse'],
};

describe('The built-in vocabulary of roles', () => {
  for (const [role, texts] of Object.entries(ROLES)) {
    for (const text of texts) {
      it(`reads "${text}" as ${role}`, () => assert.equal(readTeamRole(text), role));
    }
  }
});

describe('A title in a staff name', () => {
  for (const name of [
    'Dr. Smith, MD',
    'Dr Lee',
    'Smith MD',
    'Smith, M.D.',
    'NGUYEN, DO',
    'J. Lopez, PMHNP-BC',
    'R. Cruz, PA-C',
  ]) {
    it(`is found in "${name}"`, () => assert.equal(hasTitle(name), true));
  }
  for (const name of [
    'T. Nguyen',
    'DO, ANNA',
    'ANNA DO',
    'Kim Do',
    'Dr. Lee, PhD',
    'Jane Doe, MA, LPC',
    'Ann Lee, LCSW',
    'Drew P.',
    '',
  ]) {
    it(`isn’t found in "${name}"`, () => assert.equal(hasTitle(name), false));
  }
});
