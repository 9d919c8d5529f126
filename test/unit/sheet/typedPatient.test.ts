import assert from 'node:assert/strict';
import { createMrnForms } from '../../../src/log/values/mrnForms';
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

  it('is an MRN in the forms of the team, also with spaces or without digits', () => {
    const forms = createMrnForms(['AA 9999', 'A+', '99-99']);
    assert.deepEqual(readTypedPatient('KQ 1234', forms), { mrn: 'KQ 1234', firstName: '', lastName: '' });
    assert.deepEqual(readTypedPatient('MRN: QXZ', forms), { mrn: 'QXZ', firstName: '', lastName: '' });
    assert.deepEqual(readTypedPatient('Zimmer', forms), { mrn: '', firstName: '', lastName: 'Zimmer' });
    assert.deepEqual(readTypedPatient('Anna Zimmer', forms), { mrn: '', firstName: 'Anna', lastName: 'Zimmer' });
  });

  it('can be a name and an MRN, in any order', () => {
    const both = { mrn: '100234', firstName: 'Anna', lastName: 'Zimmer' };
    assert.deepEqual(readTypedPatient('Zimmer, Anna 100234'), both);
    assert.deepEqual(readTypedPatient('100234 Anna Zimmer'), both);
    assert.deepEqual(readTypedPatient('Zimmer, Anna (MRN 100234)'), both);
    assert.deepEqual(readTypedPatient('Zimmer, Anna · 100234'), both);
    assert.deepEqual(readTypedPatient('004 17'), { mrn: '004 17', firstName: '', lastName: '' });
  });

  it('can be empty', () => {
    assert.deepEqual(readTypedPatient('  '), { mrn: '', firstName: '', lastName: '' });
  });
});
