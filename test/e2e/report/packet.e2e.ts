import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { launchBrowser } from '../../host/browser.mjs';
import { artifacts, fixtures, root, temporaryFolder } from '../../host/paths.mjs';
import { workbench } from '../support/workbench';

const removeSpaces = (text: string): string => text.replace(/\s+/g, '');

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

describe('the audit packet', () => {
  for (const format of ['Letter', 'A4'] as const) {
    it(`has the figures of the report and its patient on every sheet when printed to PDF (${format})`, async () => {
      const folder = temporaryFolder('packet');
      const output = path.join(folder, 'packet.html');
      const { status, stderr } = spawnSync(
        process.execPath,
        ['dist/cli.js', 'packet', path.join(fixtures, 'sample.timelog.csv'), '--month', '2024-03', '-o', output],
        { cwd: root, encoding: 'utf8' },
      );
      assert.equal(status, 0, stderr);
      const browser = await launchBrowser(path.join(folder, 'browser-home'));
      try {
        const page = await browser.newPage();
        await page.setContent(readFileSync(output, 'utf8'));
        const pdf = await page.pdf({ format, printBackground: true });
        mkdirSync(artifacts, { recursive: true });
        writeFileSync(path.join(artifacts, `packet-${format.toLowerCase()}.pdf`), pdf);
        const pages = (await readPages(pdf)).map(removeSpaces);
        const lines = parse<Record<string, string>>(readFileSync(path.join(fixtures, 'sample-billing-report.csv')), {
          columns: true,
        }).filter((line) => line['Date'] === '3/1/2024' && (line['99492'] === 'TRUE' || line['99493'] === 'TRUE'));
        assert.ok(lines.length > 0);
        for (const line of lines) {
          const sheets = pages.filter((text) =>
            text.includes(removeSpaces(`Audit packet: ${line['Last name']}, ${line['First name']}`)),
          );
          const base = line['99492'] === 'TRUE' ? '99492' : '99493';
          const codes = line['99494'] === '0' ? base : `${base}+${line['99494']}×99494`;
          assert.ok(sheets[0]?.includes(`Mar2024·${codes}·${line['Minutes']}min`), sheets[0]);
          // The running total of the last entry, on whichever sheet it is.
          assert.ok(sheets.join('').includes(line['Minutes'] ?? '?'));
        }
        const named = pages.filter(
          (text, index) =>
            text.includes(removeSpaces('Audit packet:')) && text.includes(`Page${index + 1}of${pages.length}`),
        );
        assert.equal(named.length, pages.length);
      } finally {
        await browser.close();
      }
    });
  }

  it('is created for a line of the report panel', async () => {
    const bench = workbench();
    await bench.open('sample.timelog.csv');
    await bench.lenses().filter({ hasText: 'Generate billing report' }).click();
    const report = bench.webview();
    await report.getByRole('heading', { name: 'Billing Report' }).waitFor();
    await report
      .locator('.row', { hasText: '131.26' })
      .getByRole('button', { name: /entries/ })
      .click();
    const pane = report.getByRole('region', { name: 'Entries of the line' });
    await pane.getByRole('button', { name: 'Audit Packet' }).waitFor();
    await bench.screenshot('report-packet-button-light');
    await bench.setTheme('dark');
    await bench.screenshot('report-packet-button-dark');
    await pane.getByRole('button', { name: 'Audit Packet' }).click();
    const field = bench.quickInputField();
    await bench.waitFor('the suggested name', async () =>
      /\/sample-audit-packet-\d{4}-\d\d\.html$/.test(await field.inputValue()),
    );
    await field.fill(`${bench.folder}/packet.html`);
    await bench.page.keyboard.press('Enter');
    await bench
      .notifications()
      .filter({ hasText: 'Audit packet with 1 patient-month saved as packet.html.' })
      .waitFor();
    assert.match(bench.readFile('packet.html'), /99493 \+ 2 × 99494 {2}· {2}131\.26 min/);
  });
});
