import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../../../src/cli/cli';

describe('the version', () => {
  const manifest = JSON.parse(readFileSync(join(__dirname, '..', '..', '..', 'package.json'), 'utf8')) as {
    readonly version: string;
  };

  it('is that of the extension, with --version, -v, or version', async () => {
    for (const words of [['--version'], ['-v'], ['version'], ['report', '--version']]) {
      assert.deepEqual(await run(words), { exitCode: 0, stdout: `cocm-billing ${manifest.version}\n`, stderr: '' });
    }
  });
});
