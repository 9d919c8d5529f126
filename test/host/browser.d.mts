// Types of browser.mjs for the tests, which are in TypeScript.
import type { Browser } from 'playwright-core';

export function launchBrowser(home: string): Promise<Browser>;
