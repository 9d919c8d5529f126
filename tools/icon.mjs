// Draws media/icon.svg as icon.png, 256 pixels wide, as package.json and the Marketplace require: node tools/icon.mjs
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { launchBrowser } from '../test/host/browser.mjs';
import { root, temporaryFolder } from '../test/host/paths.mjs';

const home = temporaryFolder('icon');
const browser = await launchBrowser(home);
const page = await browser.newPage({ viewport: { width: 256, height: 256 }, deviceScaleFactor: 1 });
const svg = readFileSync(path.join(root, 'media', 'icon.svg'), 'utf8');
await page.setContent(`<body style="margin: 0">${svg}</body>`);
await page.screenshot({ path: path.join(root, 'icon.png'), omitBackground: true });
await browser.close();
rmSync(home, { recursive: true, force: true });
