import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { launchBrowser } from '../../host/browser.mjs';
import { artifacts, fixtures, root, temporaryFolder } from '../../host/paths.mjs';

const log = path.join(fixtures, 'sample.timelog.csv');

/** The built command line's export of the sample log. */
function exported(format: string, ...more: string[]): string {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['dist/cli.js', 'report', log, '--format', format, ...more],
    { cwd: root, encoding: 'utf8' },
  );
  assert.equal(status, 0, stderr);
  return stdout;
}

/** The texts of each page of a PDF, in reading order, by another program than the one that printed it. */
async function pagesOf(pdf: Uint8Array): Promise<string[]> {
  const document = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise;
  const pages: string[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const { items } = await (await document.getPage(number)).getTextContent();
    pages.push(items.map((item) => ('str' in item ? item.str : '')).join(' '));
  }
  return pages;
}

const plain = (text: string): string => text.replace(/\s+/g, '');

describe('the page for printing', () => {
  for (const format of ['Letter', 'A4'] as const) {
    it(`printed to PDF on ${format} has every line of the report, and a head on every page`, async () => {
      const folder = temporaryFolder('print');
      const browser = await launchBrowser(path.join(folder, 'browser-home'));
      try {
        const page = await browser.newPage();
        await page.setContent(exported('html'));
        const pdf = await page.pdf({ format, printBackground: true });
        mkdirSync(artifacts, { recursive: true });
        writeFileSync(path.join(artifacts, `report-${format.toLowerCase()}.pdf`), pdf);
        const pages = await pagesOf(pdf);
        const text = plain(pages.join(' '));
        const [, ...lines] = parse(readFileSync(path.join(fixtures, 'sample-billing-report.csv')));
        for (const cells of lines) {
          // What a line says without its MRN, which is broken over lines where the column is narrow.
          assert.ok(text.includes(plain(cells.slice(3, 10).join(''))), cells.slice(3, 10).join(' '));
          assert.ok(text.includes(cells[2] ?? '?'));
        }
        for (const [index, one] of pages.entries()) {
          assert.ok(plain(one).includes(plain('Billing report: sample.timelog.csv')), one.slice(0, 200));
          assert.ok(plain(one).includes(`Page${index + 1}of${pages.length}`), one.slice(0, 200));
        }
      } finally {
        await browser.close();
      }
    });
  }
});

describe('the exports of the command line', () => {
  it('all have the same lines', () => {
    const csv = parse(exported('csv'), { columns: true }) as unknown as Record<string, string>[];
    const json = JSON.parse(exported('json')) as { lines: { mrn: string; minutes: string }[] };
    assert.deepEqual(
      json.lines.map(({ mrn, minutes }) => [mrn, minutes]),
      csv.map((line) => [line['MRN'], line['Minutes']]),
    );
  });
});
