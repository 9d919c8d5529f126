import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { root, screenshots, vsixFile } from '../../host/paths.mjs';

describe('npm start', () => {
  it('shows the sample log in VS Code', function () {
    this.timeout(180_000);
    const picture = path.join(screenshots, 'start.png');
    rmSync(picture, { force: true });
    const start = path.join(root, 'test', 'host', 'start.mjs');
    const result = spawnSync(process.execPath, [start, '--check', '--vsix', vsixFile], { encoding: 'utf8' });
    assert.equal(result.status, 0, `${result.stdout}${result.stderr}`);
    assert.match(result.stdout, /VS Code shows the sample\./);
    assert.ok(existsSync(picture));
  });
});
