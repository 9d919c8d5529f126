import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

describe('THIRD-PARTY-NOTICES.txt', () => {
  it('names the libraries that are bundled into what runs, each with its licence', function () {
    this.timeout(60_000);
    const tool = join(__dirname, '..', '..', 'tools', 'notices.mjs');
    const { status, stderr } = spawnSync(process.execPath, [tool, '--check'], { encoding: 'utf8' });
    assert.equal(status, 0, stderr);
  });
});
