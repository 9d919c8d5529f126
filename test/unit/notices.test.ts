import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

describe('THIRD-PARTY-NOTICES.txt', () => {
  it('names the libraries that are bundled into what runs, each with its licence', function () {
    this.timeout(60_000);
    const tool = join(__dirname, '..', '..', 'tools', 'notices.mjs');
    const { status, stderr } = spawnSync(process.execPath, [tool, '--check'], { encoding: 'utf8' });
    assert.equal(status, 0, stderr);
  });

  it('names licences that SECURITY.md tells of', () => {
    const notices = readFileSync(join(__dirname, '..', '..', 'THIRD-PARTY-NOTICES.txt'), 'utf8');
    const licences = [...notices.matchAll(/^[@\w/-]+ \d+\.\d+\.\d+: (.+)$/gm)].map(([, licence]) => licence);
    assert.ok(licences.length > 5);
    assert.deepEqual(new Set(licences), new Set(['MIT']));
  });
});
