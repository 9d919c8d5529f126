// Makes docs/images/tour.gif, the animated tour of the README, from the pictures of the last end-to-end run: npm run docs:tour
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import gifenc from 'gifenc';
import { launchBrowser } from '../test/host/browser.mjs';
import { root, screenshots, temporaryFolder } from '../test/host/paths.mjs';

const { GIFEncoder, quantize, applyPalette } = gifenc;
const WIDTH = 1000;
const CAPTION_HEIGHT = 44;
const MOST_BYTES = 1_000_000;
const STEPS = [
  { picture: 'text-editor-light', caption: 'A time log: minutes and CPT codes above each patient-month', seconds: 3.5 },
  { picture: 'problems-light', caption: 'Every bad row is marked where it is wrong', seconds: 3.5 },
  { picture: 'grid-light', caption: 'The same file in the grid, one click away', seconds: 3.5 },
  { picture: 'grid-editing', caption: 'While minutes are typed, what the month comes to', seconds: 3.5 },
  { picture: 'report-light', caption: 'The billing report, which follows every edit', seconds: 3.5 },
  { picture: 'report-exported', caption: 'Exported for billing. Nothing has left the machine.', seconds: 4.5 },
];

/** Draws a picture with its caption above it, and gives its pixels: red, green, blue and opacity of each. */
async function frame(page, { picture, caption }) {
  const file = path.join(screenshots, `${picture}.png`);
  if (!existsSync(file)) throw new Error(`${file} is missing: run "npm run test:e2e" first.`);
  const source = `data:image/png;base64,${readFileSync(file).toString('base64')}`;
  const drawn = await page.evaluate(
    async ({ source, caption, width, captionHeight }) => {
      const image = new Image();
      image.src = source;
      await image.decode();
      const height = Math.round((image.height * width) / image.width) + captionHeight;
      const canvas = Object.assign(document.createElement('canvas'), { width, height });
      const context = canvas.getContext('2d');
      context.fillStyle = '#0b5566';
      context.fillRect(0, 0, width, captionHeight);
      context.fillStyle = '#ffffff';
      context.font = '20px "DejaVu Sans", sans-serif';
      context.textBaseline = 'middle';
      context.fillText(caption, 20, captionHeight / 2);
      context.imageSmoothingQuality = 'high';
      context.drawImage(image, 0, captionHeight, width, height - captionHeight);
      const { data } = context.getImageData(0, 0, width, height);
      let text = '';
      for (let at = 0; at < data.length; at += 32_768) text += String.fromCharCode(...data.subarray(at, at + 32_768));
      return { height, pixels: btoa(text) };
    },
    { source, caption, width: WIDTH, captionHeight: CAPTION_HEIGHT },
  );
  return { height: drawn.height, pixels: new Uint8ClampedArray(Buffer.from(drawn.pixels, 'base64')) };
}

const home = temporaryFolder('tour');
const browser = await launchBrowser(home);
try {
  const page = await browser.newPage();
  const gif = GIFEncoder();
  for (const step of STEPS) {
    const { height, pixels } = await frame(page, step);
    const palette = quantize(pixels, 64);
    gif.writeFrame(applyPalette(pixels, palette), WIDTH, height, { palette, delay: step.seconds * 1000 });
  }
  gif.finish();
  const target = path.join(root, 'docs', 'images', 'tour.gif');
  writeFileSync(target, gif.bytes());
  const { size } = statSync(target);
  console.log(`${target}: ${size} bytes`);
  if (size > MOST_BYTES) throw new Error(`The tour is over ${MOST_BYTES} bytes: fewer colours or steps.`);
} finally {
  await browser.close();
  rmSync(home, { recursive: true, force: true });
}
