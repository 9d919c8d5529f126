import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

describe('THIRD-PARTY-NOTICES.txt', () => {
  it('lists every bundled library with its license', function () {
    this.timeout(60_000);
    const tool = join(__dirname, '..', '..', 'tools', 'notices.mjs');
    const { status, stderr } = spawnSync(process.execPath, [tool, '--check'], { encoding: 'utf8' });
    assert.equal(status, 0, stderr);
  });

  it('lists only MIT licenses, as SECURITY.md states', () => {
    const notices = readFileSync(join(__dirname, '..', '..', 'THIRD-PARTY-NOTICES.txt'), 'utf8');
    const licenses = [...notices.matchAll(/^[@\w/-]+ \d+\.\d+\.\d+: (.+)$/gm)].map(([, license]) => license);
    assert.ok(licenses.length > 5);
    assert.deepEqual(new Set(licenses), new Set(['MIT']));
  });
});
