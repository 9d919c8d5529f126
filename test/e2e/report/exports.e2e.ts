import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { launchBrowser } from '../../host/browser.mjs';
import { artifacts, fixtures, root, temporaryFolder } from '../../host/paths.mjs';

const log = path.join(fixtures, 'sample.timelog.csv');

/** Exports the report of the sample log with the built command line. */
function exportReport(format: string, ...more: string[]): string {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['dist/cli.js', 'report', log, '--format', format, ...more],
    { cwd: root, encoding: 'utf8' },
  );
  assert.equal(status, 0, stderr);
  return stdout;
}

/** Returns the text of each page of a PDF in reading order, as PDF.js reads it. */
async function readPages(pdf: Uint8Array): Promise<string[]> {
  const document = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise;
  const pages: string[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const { items: fragments } = await (await document.getPage(number)).getTextContent();
    pages.push(fragments.map((fragment) => ('str' in fragment ? fragment.str : '')).join(' '));
  }
  return pages;
}

const removeSpaces = (text: string): string => text.replace(/\s+/g, '');

describe('the printable report', () => {
  for (const format of ['Letter', 'A4'] as const) {
    it(`has every line of the report and a heading on every page when printed to PDF (${format})`, async () => {
      const folder = temporaryFolder('print');
      const browser = await launchBrowser(path.join(folder, 'browser-home'));
      try {
        const page = await browser.newPage();
        await page.setContent(exportReport('html'));
        const pdf = await page.pdf({ format, printBackground: true });
        mkdirSync(artifacts, { recursive: true });
        writeFileSync(path.join(artifacts, `report-${format.toLowerCase()}.pdf`), pdf);
        const pages = await readPages(pdf);
        const text = removeSpaces(pages.join(' '));
        const [, ...lines] = parse(readFileSync(path.join(fixtures, 'sample-billing-report.csv')));
        for (const cells of lines) {
          // The MRN is checked separately, because it can wrap in a narrow column.
          assert.ok(text.includes(removeSpaces(cells.slice(3, 10).join(''))), cells.slice(3, 10).join(' '));
          assert.ok(text.includes(cells[2] ?? '?'));
        }
        for (const [index, one] of pages.entries()) {
          assert.ok(removeSpaces(one).includes(removeSpaces('Billing report: sample.timelog.csv')), one.slice(0, 200));
          assert.ok(removeSpaces(one).includes(`Page${index + 1}of${pages.length}`), one.slice(0, 200));
        }
      } finally {
        await browser.close();
      }
    });
  }
});

describe('the CSV and JSON exports of the command line', () => {
  it('have the same lines', () => {
    const csv = parse(exportReport('csv'), { columns: true }) as unknown as Record<string, string>[];
    const json = JSON.parse(exportReport('json')) as { lines: { mrn: string; minutes: string }[] };
    assert.deepEqual(
      json.lines.map(({ mrn, minutes }) => [mrn, minutes]),
      csv.map((line) => [line['MRN'], line['Minutes']]),
    );
  });
});
