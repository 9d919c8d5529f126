import assert from 'node:assert/strict';
import { readTypedPatient } from '../../../src/sheet/typedPatient';

describe('the typed text for a new patient', () => {
  it('is a name if it has no digit, never an MRN', () => {
    assert.deepEqual(readTypedPatient('Zimmer'), { mrn: '', firstName: '', lastName: 'Zimmer' });
    assert.deepEqual(readTypedPatient(' Zimmer,  Anna '), { mrn: '', firstName: 'Anna', lastName: 'Zimmer' });
    assert.deepEqual(readTypedPatient('Anna Maria  Zimmer'), { mrn: '', firstName: 'Anna Maria', lastName: 'Zimmer' });
    assert.deepEqual(readTypedPatient('Zimmer,'), { mrn: '', firstName: '', lastName: 'Zimmer' });
  });

  it('is an MRN if it has a digit', () => {
    assert.deepEqual(readTypedPatient(' C3 '), { mrn: 'C3', firstName: '', lastName: '' });
    assert.deepEqual(readTypedPatient('004-17'), { mrn: '004-17', firstName: '', lastName: '' });
  });

  it('can be empty', () => {
    assert.deepEqual(readTypedPatient('  '), { mrn: '', firstName: '', lastName: '' });
  });
});
