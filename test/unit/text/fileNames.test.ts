import assert from 'node:assert/strict';
import { addToFileName, getFileExtension } from '../../../src/text/fileNames';

describe('the name of a file', () => {
  it('has the extension after its last period, but not one of a folder or of a hidden file', () => {
    assert.equal(getFileExtension('logs/march.timelog.csv'), '.csv');
    assert.equal(getFileExtension('logs.d/march'), '');
    assert.equal(getFileExtension('C:\\logs.d\\march'), '');
    assert.equal(getFileExtension('logs/.hidden'), '');
  });

  it('gets an addition before its extension', () => {
    assert.equal(addToFileName('logs.d/march.837', '-cigna'), 'logs.d/march-cigna.837');
    assert.equal(addToFileName('logs.d/march', '-cigna'), 'logs.d/march-cigna');
    assert.equal(addToFileName('.hidden', '-cigna'), '.hidden-cigna');
  });
});
