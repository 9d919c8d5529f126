import assert from 'node:assert/strict';
import { configurationNotice } from '../../../src/configuration/configurationNotice';
import { readConfiguration } from '../../../src/configuration/configurationReading';

describe('the notice of a configuration', () => {
  it('states how many errors there are, which every view and export shows', () => {
    assert.match(configurationNotice(readConfiguration('{ "timeRule": "midnight" }').problems), /^There is 1 error in/);
    assert.match(
      configurationNotice(readConfiguration('{ "timeRule": "midnight", "unknown": 1 }').problems),
      /^There are 2 errors in cocm-billing\.json .* codes can be wrong\.$/,
    );
  });

  it('is empty without errors, and for warnings, which do not change what is applied', () => {
    assert.equal(configurationNotice(readConfiguration('{}').problems), '');
    assert.equal(configurationNotice([{ severity: 'warning' }, { severity: 'hint' }]), '');
  });
});
