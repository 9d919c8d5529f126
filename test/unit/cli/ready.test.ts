import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { run } from '../../../src/cli/cli';
import { draftDecision, type DecisionKind, type EventDraft } from '../../../src/report/claims/claimEvent';
import { getFigures } from '../../../src/report/claims/claimFigures';
import { readEventTime } from '../../../src/report/claims/eventTime';
import { appendEvents, stampEvents } from '../../../src/report/claims/recordWriter';
import { billText, month } from '../support/billing';
import { temporaryFolder } from '../support/temporaryFolder';

const sample = join(__dirname, '..', '..', 'fixtures', 'sample.timelog.csv');
const HEADER = 'Date,MRN,First name,Last name,Minutes,Activity,Payer,Initial Assessment,NPI,Problems List\n';
const READY = '1/13/2024,A1,Ana,Ruiz,70,Psychiatric Consultation,Cigna,1/13/2024,1234567893,F33.1\n';
const HOLDS = '1/13/2024,B2,Bo,Lee,130,Follow Up,Cigna,1/13/2024,1234567893,F33.1\n';

interface Printed {
  readonly claims: readonly { readonly mrn: string; readonly state: string; readonly reasons: readonly unknown[] }[];
  readonly states: Readonly<Record<string, { readonly patientMonths: number; readonly units: Record<string, number> }>>;
}

describe('the command line', () => {
  const folder = temporaryFolder();

  describe('ready', () => {
    it('lists the claims with their reasons and no patient data, and exits with 1 if one is held', async () => {
      const log = folder.join('a.csv');
      writeFileSync(log, HEADER + READY + HOLDS);
      const { exitCode, stdout, stderr } = await run(['ready', log]);
      assert.deepEqual([exitCode, stderr], [1, '']);
      assert.deepEqual(stdout.trimEnd().split('\n'), [
        `${log}:2: 2024-01 99492: Ready`,
        `${log}:3: 2024-01 99492 + 2 × 99494: Held: no psychiatric consultation in the month (CB123)`,
        'Ready: 1 patient-month, 1 patient, 1 × 99492',
        'Check: 0 patient-months, 0 patients',
        'Held: 1 patient-month, 1 patient, 1 × 99492, 2 × 99494',
        'No patient-month has these values, so every claim lacks them: date of birth and payer ID.',
      ]);
      assert.ok(!/A1|B2|Ruiz|Lee/.test(stdout));
    });

    it('exits with 0 if no claim of the month is held', async () => {
      const log = folder.join('a.csv');
      writeFileSync(log, HEADER + READY + HOLDS.replace('1/13/2024,B2', '2/13/2024,B2'));
      assert.equal((await run(['ready', log, '--month', '2024-01'])).exitCode, 0);
      assert.equal((await run(['ready', log, '--month', '2024-02'])).exitCode, 1);
    });

    it('lists only the claims in a state', async () => {
      const log = folder.join('a.csv');
      writeFileSync(log, HEADER + READY + HOLDS);
      const { stdout } = await run(['ready', log, '--state', 'ready', '--format', 'csv']);
      const lines = parse<Record<string, string>>(stdout, { columns: true });
      assert.deepEqual(
        lines.map((line) => [line['Month'], line['MRN'], line['State'], line['Code'], line['Add-ons'], line['Line']]),
        [['2024-01', 'A1', 'ready', '99492', '0', '2']],
      );
    });

    it('uses the levels in the configuration', async () => {
      writeFileSync(folder.join('cocm-billing.json'), '{ "readiness": { "CB123": "check" } }');
      const log = folder.join('a.csv');
      writeFileSync(log, HEADER + HOLDS);
      const { exitCode, stdout } = await run(['ready', log, '--format', 'json']);
      assert.equal(exitCode, 0);
      const { claims } = JSON.parse(stdout) as Printed;
      const reasons = [
        {
          reason: 'CB123',
          level: 'check',
          text: 'no psychiatric consultation in the month (CB123)',
          log,
          line: 2,
        },
      ];
      assert.deepEqual(
        claims.map((claim) => [claim.mrn, claim.state, claim.reasons]),
        [['B2', 'check', reasons]],
      );
    });

    it('follows the decisions in the record of claims until the figures change', async () => {
      const log = folder.join('a.timelog.csv');
      writeFileSync(log, HEADER + READY + HOLDS);
      const billed = billText(HEADER + READY + HOLDS);
      const decide = (kind: DecisionKind, mrn: string): EventDraft => {
        const found = billed.ledger.patientMonth(mrn, month('2024-01'))!;
        return draftDecision(kind, { mrn, month: found.month, figures: getFigures(found, billed.table) }, 'checked');
      };
      const time = readEventTime('2024-02-01T09:00:00Z')!;
      const events = stampEvents([], [decide('held', 'A1'), decide('released', 'B2')], time);
      writeFileSync(folder.join('a.billed.csv'), appendEvents(undefined, events));
      const states = async (): Promise<unknown> => {
        const { claims } = JSON.parse((await run(['ready', log, '--format', 'json'])).stdout) as Printed;
        return claims.map(({ mrn, state }) => `${mrn} ${state}`);
      };
      assert.deepEqual(await states(), ['A1 held', 'B2 ready']);
      writeFileSync(log, HEADER + READY.replace(',70,', ',71,') + HOLDS.replace(',130,', ',131,'));
      assert.deepEqual(await states(), ['A1 check', 'B2 held']);
    });

    it('writes nothing if the record of claims is damaged', async () => {
      const log = folder.join('a.timelog.csv');
      writeFileSync(log, HEADER + READY);
      writeFileSync(folder.join('a.billed.csv'), 'not a record\n');
      const { exitCode, stdout } = await run(['ready', log]);
      assert.deepEqual([exitCode, stdout], [2, '']);
    });

    it('puts every unit of the sample in one state', async () => {
      const { stdout } = await run(['ready', sample, '--format', 'json']);
      const { claims, states } = JSON.parse(stdout) as Printed;
      assert.equal(claims.length, 23);
      const units = Object.values(states).map(({ units: counts }) => counts['99494'] ?? 0);
      assert.equal(
        units.reduce((sum, count) => sum + count, 0),
        54,
      );
    });

    it('names the states and formats that it knows', async () => {
      assert.match(
        (await run(['ready', sample, '--state', 'done'])).stderr,
        /Write ready, check, held, billed, replace\./,
      );
      assert.match((await run(['ready', sample, '--format', 'xml'])).stderr, /ready writes text, csv, json\./);
    });
  });
});
