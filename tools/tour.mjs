// Makes docs/images/tour.gif, the animated tour in the README, from the pictures in docs/images: npm run docs:tour
// Run npm run docs:images first. It takes those pictures from the last end-to-end run.
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import gifenc from 'gifenc';
import { launchBrowser } from '../test/host/browser.mjs';
import { root, temporaryFolder } from '../test/host/paths.mjs';

const images = path.join(root, 'docs', 'images');
const { GIFEncoder, quantize, applyPalette } = gifenc;
const WIDTH = 1000;
const CAPTION_HEIGHT = 44;
const MAX_BYTES = 1_000_000;
const STEPS = [
  { picture: 'text-editor-light', caption: 'A time log: minutes and CPT codes above each patient-month', seconds: 4 },
  {
    picture: 'grid-problems-light',
    caption: 'Every bad row is marked where it’s wrong, in text and grid',
    seconds: 4,
  },
  { picture: 'grid-dark', caption: 'The grid: a band for each patient-month, in any theme', seconds: 4 },
  { picture: 'report-light', caption: 'The billing report beside the log follows every edit', seconds: 4 },
  {
    picture: 'report-left-out-dark',
    caption: 'It shows what isn’t included and why. Nothing leaves your machine.',
    seconds: 5,
  },
];

/** Draws a picture with its caption above it. Returns the RGBA values of its pixels. */
async function drawFrame(page, { picture, caption }) {
  const file = path.join(images, `${picture}.png`);
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
      const { data: bytes } = context.getImageData(0, 0, width, height);
      let text = '';
      for (let at = 0; at < bytes.length; at += 32_768) text += String.fromCharCode(...bytes.subarray(at, at + 32_768));
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
    const { height, pixels } = await drawFrame(page, step);
    const palette = quantize(pixels, 64);
    gif.writeFrame(applyPalette(pixels, palette), WIDTH, height, { palette, delay: step.seconds * 1000 });
  }
  gif.finish();
  const target = path.join(images, 'tour.gif');
  writeFileSync(target, gif.bytes());
  const { size } = statSync(target);
  console.log(`${target}: ${size} bytes`);
  if (size > MAX_BYTES) throw new Error(`The tour is larger than ${MAX_BYTES} bytes. Use fewer colors or steps.`);
} finally {
  await browser.close();
  rmSync(home, { recursive: true, force: true });
}
