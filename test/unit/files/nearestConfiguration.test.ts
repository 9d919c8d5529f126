import assert from 'node:assert/strict';
import { findNearestConfiguration } from '../../../src/files/nearestConfiguration';
import { createMemoryFiles } from '../support/memoryFiles';

const FILE = 'cocm-billing.json';

describe('the nearest configuration', () => {
  it('is in the folder of the log or the closest folder above it', async () => {
    const files = createMemoryFiles({ [`/a/${FILE}`]: '{}', [`/a/b/c/${FILE}`]: '{}', '/a/b/log.csv': '' });
    assert.equal(await findNearestConfiguration(files, '/a/b/c'), `/a/b/c/${FILE}`);
    assert.equal(await findNearestConfiguration(files, '/a/b'), `/a/${FILE}`);
    assert.equal(await findNearestConfiguration(files, '/'), undefined);
  });

  it('can be a folder of that name, so that the rules of another file are not used silently', async () => {
    const files = createMemoryFiles({ [`/${FILE}`]: '{}', [`/a/${FILE}/b`]: '' });
    assert.equal(await findNearestConfiguration(files, '/a'), `/a/${FILE}`);
  });
});
