import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { FrameLocator } from 'playwright-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe-core has against a webview, in short; nothing is what is wanted. */
export async function findViolations(frame: FrameLocator): Promise<string[]> {
  const page = frame.locator('html');
  await page.evaluate(`${source};undefined`);
  // The page as a whole is VS Code's: what is judged is what this product draws in it.
  return page.evaluate(`
    axe.run('#root').then(({ violations }) => violations.flatMap(({ id, nodes }) =>
      nodes.slice(0, 3).map(({ target, failureSummary }) => id + ' ' + target + ': ' + failureSummary)))
  `);
}
