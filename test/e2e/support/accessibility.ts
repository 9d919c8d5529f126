import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { FrameLocator } from 'playwright-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Returns a short description of each accessibility violation that axe-core finds in a webview. */
export async function findViolations(frame: FrameLocator): Promise<string[]> {
  const page = frame.locator('html');
  await page.evaluate(`${source};undefined`);
  // Check only what the extension renders. The rest of the page belongs to VS Code.
  return page.evaluate(`
    axe.run('#root').then(({ violations }) => violations.flatMap(({ id, nodes }) =>
      nodes.slice(0, 3).map(({ target, failureSummary }) => id + ' ' + target + ': ' + failureSummary)))
  `);
}
