import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { BilledLogs } from '../../../../src/billing/billedLogs';
import { formatDate } from '../../../../src/log/values/calendarDate';
import { addMinutes, compareMinutes, formatMinutes, NO_MINUTES } from '../../../../src/log/values/minutes';
import { billingReport } from '../../../../src/report/billingReport';
import { createPacketPages, type PacketPage, type PacketSource } from '../../../../src/report/packet/packet';
import { packetHtml } from '../../../../src/report/packet/packetHtml';
import { reportEntries } from '../../../../src/report/reportEntries';
import { codesText, monthFigures } from '../../../../src/wording/monthFigures';
import { arbitraryLog, arbitraryLogWithOptionalColumns } from '../../support/arbitraryLogs';
import { billText, day, TODAY } from '../../support/billing';
import { runs } from '../../support/fuzzRuns';
import { buildLog } from '../../support/logBuilder';

const SAMPLE = readFileSync(join(__dirname, '../../../fixtures/sample.timelog.csv'), 'utf8');
const HEADER =
  'Date,MRN,First name,Last name,Start,End,Minutes,Activity,Staff,Role,Payer,Initial Assessment,Consent Date,Initiating Visit,PHQ-9,GAD-7,Notes';

function makeSource(billed: BilledLogs): PacketSource {
  const logs = billed.logs.map((_, index) => ({ name: `log-${index + 1}.csv`, sha256: String(index).repeat(64) }));
  return { billed, logs, createdOn: TODAY };
}

function makePages(...texts: readonly string[]): PacketPage[] {
  const billed = billText(...texts);
  return createPacketPages(makeSource(billed), billed.ledger.months());
}

function makeHtml(...texts: readonly string[]): string {
  const billed = billText(...texts);
  const source = makeSource(billed);
  return packetHtml(source, createPacketPages(source, billed.ledger.months()));
}

const row = (cells: string): string => `${HEADER}\n${cells}\n`;

/** Compares the pages of all months with the lines of the report. */
function assertSameFigures(...texts: readonly string[]): void {
  const billed = billText(...texts);
  const pages = new Map(
    createPacketPages(makeSource(billed), billed.ledger.months()).map((page) => [`${page.month} ${page.mrn}`, page]),
  );
  for (const line of billingReport(billed).lines) {
    const page = pages.get(`${line.month} ${line.mrn}`);
    assert.ok(page);
    assert.equal(page.codes, monthFigures(line).codes);
    assert.equal(formatMinutes(page.minutes), formatMinutes(line.minutes));
    assert.deepEqual(
      page.entries.map(({ log, line: at, date, minutes, total }) => [
        log,
        at,
        date,
        formatMinutes(minutes),
        formatMinutes(total),
      ]),
      reportEntries(billed, line).map((entry) => [
        entry.log,
        entry.line,
        entry.date,
        formatMinutes(entry.minutes),
        formatMinutes(entry.total),
      ]),
    );
    const sum = page.entries.reduce((total, { minutes }) => addMinutes(total, minutes), NO_MINUTES);
    assert.equal(compareMinutes(sum, line.minutes), 0);
    const lastEarned =
      page.entries.findLast(({ earned }) => earned !== '')?.earned ?? codesText({ base: undefined, addOnUnits: 0 });
    assert.equal(lastEarned, codesText(line.codes));
    assert.equal(
      page.leftOut.filter(
        ({ reasons }) => !reasons[0]?.startsWith('CB111') && !reasons.includes('can belong to another month'),
      ).length,
      line.leftOutCount,
    );
  }
}

describe('the pages of a packet', () => {
  it('have the figures of the report for the sample', () => {
    assertSameFigures(SAMPLE);
  });

  it('have the figures of the report for any logs', () => {
    fc.assert(
      fc.property(fc.oneof(arbitraryLog(20), arbitraryLogWithOptionalColumns(20)), arbitraryLog(6), (one, other) => {
        assertSameFigures(one, other);
      }),
      runs(60),
    );
  });

  it('show every row of the month once, as counted or as not counted', () => {
    const [page] = makePages(
      buildLog(
        { minutes: '40' },
        { date: '1/4/2024', minutes: 'ten' },
        { date: '1/5/2024', minutes: '20', activity: 'Lunch break' },
        { date: 'soon', minutes: '20' },
        { date: '1/9/2024', minutes: '35' },
      ),
    );
    assert.deepEqual(
      page?.entries.map(({ line, earned }) => [line, earned]),
      [
        [2, ''],
        [6, '99492'],
      ],
    );
    assert.deepEqual(
      page.leftOut.map(({ line, reasons, minutes }) => [line, reasons, minutes && formatMinutes(minutes)]),
      [
        [3, ['CB014 minutes not a number'], undefined],
        [4, ['CB114 clerical, travel, or training time'], '20'],
        [5, ['CB010 date missing or unreadable', 'can belong to another month'], '20'],
      ],
    );
  });

  it('show the part of an entry that overlaps another one as not counted', () => {
    const [page] = makePages(
      `${HEADER}\n` +
        '1/3/2024,P1,Holly,Guzman,9:00,9:40,40,Follow Up,T. Nguyen,BHCM,Cigna,1/3/2024,,,,,\n' +
        '1/3/2024,P1,Holly,Guzman,9:30,10:10,40,Follow Up,T. Nguyen,BHCM,Cigna,1/3/2024,,,,,\n',
    );
    assert.equal(formatMinutes(page?.minutes ?? NO_MINUTES), '70');
    assert.deepEqual(
      page?.leftOut.map(({ line, minutes }) => [line, minutes && formatMinutes(minutes)]),
      [[3, '10']],
    );
  });

  it('show the times, staff, role, activity, and note as the log has them', () => {
    const [page] = makePages(
      row('1/3/2024,P1,Holly,Guzman,9:00 AM,0940,40,Follow Up,T. Nguyen,BHCM,Cigna,1/3/2024,,,,,"Line one\nline two"'),
    );
    const [entry] = page?.entries ?? [];
    assert.deepEqual(
      [entry?.start, entry?.end, entry?.staff, entry?.role, entry?.activity, entry?.note],
      ['9:00 AM', '0940', 'T. Nguyen', 'BHCM', 'Follow Up', 'Line one\nline two'],
    );
  });
});

describe('the conditions on the page of a month', () => {
  const log =
    `${HEADER}\n` +
    '12/1/2023,P1,Holly,Guzman,,,70,Initial Assessment,T. Nguyen,BHCM,Cigna,12/1/2023,11/30/2023,11/15/2023,20,,\n' +
    '1/3/2024,P1,Holly,Guzman,,,40,Follow Up,T. Nguyen,BHCM,Cigna,12/1/2023,11/30/2023,,15,9,\n' +
    '1/9/2024,P1,Holly,Guzman,,,30,Psychiatric Consultation,D. Osei,,Cigna,12/1/2023,11/30/2023,,28,,\n' +
    '2/9/2024,P1,Holly,Guzman,,,70,Follow Up,T. Nguyen,BHCM,Cigna,12/1/2023,11/30/2023,,3,,\n';
  const evidence = makePages(log).find(({ month }) => month === 202401)?.evidence;

  it('include the dates of earlier months of the patient', () => {
    assert.deepEqual(evidence?.consent.map(formatDate), ['11/30/2023']);
    assert.deepEqual(evidence.initiatingVisit, ['11/15/2023']);
    assert.equal(evidence.initialAssessment, day(2023, 12, 1));
  });

  it('include the consultations of the month with their lines', () => {
    assert.deepEqual(
      evidence?.consultations.map(({ line, staff }) => [line, staff]),
      [[4, 'D. Osei']],
    );
  });

  it('include the scores of the month and the first score, but none that is out of range or later', () => {
    assert.deepEqual(
      evidence?.scores?.map(({ line, scale, score, isFirst }) => [line, scale, score, isFirst]),
      [
        [2, 'phq9', 20, true],
        [3, 'phq9', 15, false],
        [3, 'gad7', 9, true],
      ],
    );
  });

  it('are undefined where no log has the column', () => {
    const [page] = makePages(buildLog({ minutes: '70' }));
    assert.deepEqual([page?.evidence.initiatingVisit, page?.evidence.scores], [undefined, undefined]);
  });
});

describe('the page of a packet for printing', () => {
  it('has no script and no external resource, and allows none', () => {
    const html = makeHtml(SAMPLE);
    assert.doesNotMatch(html, /<script|<link|<img|src=|href=|url\(/i);
    assert.match(html, /default-src 'none'; style-src 'unsafe-inline'/);
  });

  it('escapes every text of the log, also in the style sheet', () => {
    const evil = '</style><script>alert(1)</script>"\\';
    const cell = `"${evil.replaceAll('"', '""')}"`;
    const html = makeHtml(
      row(
        `1/3/2024,${cell},${cell},${cell},${cell},${cell},70,${cell},${cell},${cell},${cell},1/3/2024,,${cell},,,${cell}`,
      ),
    );
    assert.doesNotMatch(html, /<script/i);
    assert.equal(html.match(/<\/style>/gi)?.length, 1);
  });

  it('states the log, its hash, and the day on which it was made, on the page of each month', () => {
    const html = makeHtml(SAMPLE);
    const months = billingReport(billText(SAMPLE)).lines.length;
    assert.equal(html.split('0'.repeat(64)).length - 1, months);
    assert.equal(html.split(formatDate(TODAY)).length - 1, months);
  });

  it('states only the logs with rows of the month', () => {
    const billed = billText(buildLog({ minutes: '70' }), buildLog({ mrn: 'P2', minutes: '70' }));
    const source = makeSource(billed);
    const html = packetHtml(source, createPacketPages(source, billed.ledger.monthsOf('P2')));
    assert.match(html, /1{64}/);
    assert.doesNotMatch(html, /0{64}/);
  });

  it('shows the events of the record of claims', () => {
    const billed = billText(buildLog({ minutes: '70' }));
    const source: PacketSource = {
      ...makeSource(billed),
      findHistory: () => [{ date: day(2024, 2, 5), event: 'billed', details: '99492, 1 unit, batch <7>' }],
    };
    const html = packetHtml(source, createPacketPages(source, billed.ledger.months()));
    assert.match(html, /<td>2\/5\/2024<\/td><td>billed<\/td><td>99492, 1 unit, batch &lt;7&gt;<\/td>/);
  });
});
