// Copies the README's images from the screenshots of the last end-to-end run: npm run docs:images
import { copyFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { root, screenshots } from './paths.mjs';

const images = [
  'text-editor-light',
  'problems-dark',
  'grid-dark',
  'grid-problems-light',
  'report-light',
  'report-left-out-dark',
];
const folder = path.join(root, 'docs', 'images');
mkdirSync(folder, { recursive: true });
for (const name of images) copyFileSync(path.join(screenshots, `${name}.png`), path.join(folder, `${name}.png`));
