import * as assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import fc from 'fast-check';
import { X12Parser as ObjectParser } from 'node-x12';
import { X12parser } from 'x12-parser';
import { NO_CLAIM_PARTIES } from '../../../../src/billing/outgoing/claimParties';
import { formatPlainCents, type Cents } from '../../../../src/billing/rules/feeSchedule';
import { createClaimFiles, type ClaimFiles } from '../../../../src/report/outgoing/claimFile';
import { patientControlNumber } from '../../../../src/report/outgoing/claimSegments';
import type { OutgoingClaim } from '../../../../src/report/outgoing/outgoingClaim';
import { runs } from '../../support/fuzzRuns';
import { COMPLETE_CLAIM, PARTIES } from '../../support/outgoingClaims';

const STAMP = { controlNumber: 7, day: '20240402', time: '1405' };
/** The characters of the basic set, with the delimiters and the line ends that are written. */
const ALLOWED = /^[A-Z0-9 !"&'()+,\-./;?=*:^~\n]*$/;

type ParsedSegment = Readonly<Record<string, string>>;

function create(claims: readonly OutgoingClaim[], parties = PARTIES): ClaimFiles {
  return createClaimFiles(claims, parties, STAMP);
}

function textOf(...claims: readonly OutgoingClaim[]): string {
  const { files, incomplete } = create(claims);
  assert.deepEqual(incomplete, []);
  assert.equal(files.length, 1);
  return files[0]?.text ?? '';
}

function needsOf(claim: Partial<OutgoingClaim>): readonly string[] {
  const { files, incomplete } = create([{ ...COMPLETE_CLAIM, ...claim }]);
  assert.deepEqual(files, []);
  return incomplete[0]?.needs ?? [];
}

/** Reads the segments of a file with a parser that shares no code with the writer. */
async function parse(text: string): Promise<ParsedSegment[]> {
  const segments: ParsedSegment[] = [];
  const parser = new X12parser();
  parser.on('data', (segment: ParsedSegment) => segments.push(segment));
  await pipeline(Readable.from([text]), parser);
  return segments;
}

describe('a file of professional claims', () => {
  it('has the segments of the claim in the order of the guide', () => {
    assert.deepEqual(textOf(COMPLETE_CLAIM).split('\n'), [
      'ISA*00*          *00*          *ZZ*EX123          *ZZ*CH123          *240402*1405*^*00501*000000007*0*T*:~',
      'GS*HC*EX123*CH123*20240402*1405*7*X*005010X222A1~',
      'ST*837*0001*005010X222A1~',
      'BHT*0019*00*7*20240402*1405*CH~',
      'NM1*41*2*EXAMPLE CLINIC*****46*EX123~',
      'PER*IC*BILLING OFFICE*TE*5035550100~',
      'NM1*40*2*EXAMPLE CLEARINGHOUSE*****46*CH123~',
      'HL*1**20*1~',
      'PRV*BI*PXC*261QM0850X~',
      'NM1*85*2*EXAMPLE CLINIC*****XX*1245319599~',
      'N3*1 MAIN ST~',
      'N4*PORTLAND*OR*972010001~',
      'REF*EI*123456789~',
      'HL*2*1*22*0~',
      'SBR*P*18*******CI~',
      'NM1*IL*1*GUZMAN*HOLLY****MI*U12345~',
      'N3*2 OAK AVE~',
      'N4*SALEM*OR*97301~',
      'DMG*D8*19800506*F~',
      'NM1*PR*2*CIGNA*****PI*62308~',
      `CLM*${patientControlNumber(COMPLETE_CLAIM)}*570.5***11:B:1*Y*A*Y*Y~`,
      'HI*ABK:F331*ABF:F411~',
      'NM1*82*1*RIVERA*ALMA****XX*1234567893~',
      'LX*1~',
      'SV1*HC:99492*320.5*UN*1***1:2~',
      'DTP*472*D8*20240331~',
      'LX*2~',
      'SV1*HC:99494*250*UN*2***1:2~',
      'DTP*472*D8*20240331~',
      'SE*28*0001~',
      'GE*1*7~',
      'IEA*1*000000007~',
      '',
    ]);
  });

  it('has the loop of the patient if another person is the subscriber', () => {
    const details = {
      ...COMPLETE_CLAIM.details,
      relation: 'child' as const,
      subscriberFirstName: 'Ana',
      subscriberLastName: 'Ruiz',
    };
    const text = textOf({ ...COMPLETE_CLAIM, details }, { ...COMPLETE_CLAIM, mrn: 'P2' });
    assert.match(text, /HL\*2\*1\*22\*1~\nSBR\*P\*\*+CI~\nNM1\*IL\*1\*RUIZ\*ANA\*{4}MI\*U12345~\nNM1\*PR/);
    assert.match(text, /HL\*3\*2\*23\*0~\nPAT\*19~\nNM1\*QC\*1\*GUZMAN\*HOLLY~\nN3\*2 OAK AVE~/);
    assert.match(text, /HL\*4\*1\*22\*0~/);
  });

  it('has the payer’s claim number and the frequency code of a replacement and a void', () => {
    for (const frequency of ['7', '8'] as const) {
      const text = textOf({ ...COMPLETE_CLAIM, frequency, payerClaimNumber: 'ICN2024-1' });
      assert.match(text, new RegExp(`\\*11:B:${frequency}\\*Y\\*A\\*Y\\*Y~\nREF\\*F8\\*ICN2024-1~\nHI`));
    }
  });

  it('is one for each payer, with control numbers that count up', () => {
    const { files } = create([
      COMPLETE_CLAIM,
      { ...COMPLETE_CLAIM, mrn: 'P2', payer: 'Medicare', payerId: '02102' },
      { ...COMPLETE_CLAIM, mrn: 'P3', payer: 'CIGNA' },
    ]);
    assert.deepEqual(
      files.map(({ payer, claims, text }) => [payer, claims.length, /IEA\*1\*(\d+)/.exec(text)?.[1]]),
      [
        ['Cigna', 2, '000000007'],
        ['Medicare', 1, '000000008'],
      ],
    );
  });

  it('is a test until the team sets production', () => {
    const usage = (text: string | undefined) => text?.slice(102, 103);
    assert.equal(usage(create([COMPLETE_CLAIM]).files[0]?.text), 'T');
    assert.equal(usage(create([COMPLETE_CLAIM], { ...PARTIES, usage: 'P' }).files[0]?.text), 'P');
  });

  it("doesn't have a claim that lacks something, and names what it lacks", () => {
    const { details } = COMPLETE_CLAIM;
    assert.deepEqual(needsOf({ details: { ...details, memberId: '', sex: '' } }), ['member ID', 'sex']);
    assert.deepEqual(needsOf({ dateOfBirth: undefined, diagnoses: [] }), ['date of birth', 'diagnosis']);
    assert.deepEqual(needsOf({ renderingNpi: '1234567890' }), [
      'valid NPI of the rendering provider',
      'name of the rendering provider ("renderingProviders")',
    ]);
    assert.deepEqual(needsOf({ frequency: '7' }), ['the payer’s number of the original claim']);
    assert.deepEqual(needsOf({ lastName: '山田' }), ['last name of the patient in Latin letters']);
    assert.deepEqual(needsOf({ lines: [{ code: '99492', units: 1, charge: undefined }] }), [
      'charge of 99492 ("amounts" of "charges")',
    ]);
    assert.deepEqual(needsOf({ details: { ...details, relation: 'spouse' } }), ['last name of the subscriber']);
  });

  it("doesn't have the new claim of a patient-month whose void lacks something, because two payers would be billed", () => {
    const { files, incomplete } = create([
      { ...COMPLETE_CLAIM, frequency: '8' },
      { ...COMPLETE_CLAIM, payer: 'Medicare' },
    ]);
    assert.deepEqual(files, []);
    assert.deepEqual(
      incomplete.map(({ needs }) => needs),
      [['the payer’s number of the original claim'], ['the other claim of the patient-month']],
    );
  });

  it("isn't written while the configuration lacks the submitter and the clinic", () => {
    const { files, partyNeeds } = create([COMPLETE_CLAIM], NO_CLAIM_PARTIES);
    assert.deepEqual(files, []);
    assert.deepEqual(partyNeeds.slice(0, 2), [
      'name of the submitter',
      'identification of the submitter (2 to 15 characters)',
    ]);
  });

  it('doesn’t name a rendering provider if the clinic itself is it', () => {
    assert.doesNotMatch(textOf({ ...COMPLETE_CLAIM, renderingNpi: PARTIES.provider.npi }), /NM1\*82/);
  });

  it('has the same claims, lines, units, and amounts for two independent parsers', async () => {
    const claims = ['P1', 'P2', 'P3'].map((mrn) => ({ ...COMPLETE_CLAIM, mrn }));
    const text = textOf(...claims);
    const segments = await parse(text);
    const lines = segments.filter(({ name }) => name === 'SV1');
    assert.deepEqual(
      lines.map((line) => [line['1-1'], line['2'], line['4']]),
      claims.flatMap(({ lines: all }) =>
        all.map(({ code, units, charge }) => [code, String(Number(formatPlainCents(charge!))), String(units)]),
      ),
    );
    const [interchange] = [new ObjectParser(true).parse(text)].flat();
    assert.ok(interchange && 'functionalGroups' in interchange);
    const transaction = interchange.functionalGroups[0]?.transactions[0];
    const claimSegments = transaction?.segments.filter(({ tag }) => tag === 'CLM') ?? [];
    assert.deepEqual(
      claimSegments.map((segment) => segment.valueOf(1)),
      claims.map(patientControlNumber),
    );
    // The count in the last segment includes ST and SE, which this parser keeps separately.
    assert.equal(Number(transaction?.trailer.valueOf(1)), (transaction?.segments.length ?? 0) + 2);
  });

  it('is a valid file for any names, addresses, diagnoses, and amounts, or leaves the claim out', async () => {
    const anyText = fc.oneof(
      fc.string({ maxLength: 70, unit: 'grapheme' }),
      fc.constantFrom('O’Brien*~:^', 'Guzmán\n', '', ' ', 'ß', 'x'.repeat(61)),
    );
    const anyClaim = fc
      .record({
        mrn: anyText,
        firstName: anyText,
        lastName: anyText,
        address: anyText,
        city: anyText,
        memberId: anyText,
        diagnoses: fc.array(fc.constantFrom('F33.1', 'F41.1', 'Z13.31'), { maxLength: 4 }),
        modifiers: fc.array(fc.oneof(fc.constantFrom('25', 'GT', '95'), anyText), { maxLength: 5 }),
        cents: fc.integer({ min: 0, max: 9_999_999 }),
        frequency: fc.constantFrom('1' as const, '7' as const, '8' as const),
        payerClaimNumber: anyText,
        relation: fc.constantFrom('self' as const, 'spouse' as const, 'child' as const, 'other' as const, '' as const),
      })
      .map(({ address, city, memberId, relation, cents, ...values }): OutgoingClaim => ({
        ...COMPLETE_CLAIM,
        ...values,
        lines: [{ code: '99493', units: 1, charge: cents as Cents }],
        details: {
          ...COMPLETE_CLAIM.details,
          ...{ address, city, memberId, relation },
          ...{ subscriberFirstName: values.lastName, subscriberLastName: values.firstName },
        },
      }));
    await fc.assert(
      fc.asyncProperty(fc.array(anyClaim, { maxLength: 5 }), async (claims) => {
        const { files, incomplete } = create(claims);
        const written = files.flatMap((file) => file.claims);
        assert.equal(written.length + incomplete.length, claims.length);
        for (const { text, claims: inFile } of files) {
          assert.match(text, ALLOWED);
          const segments = await parse(text);
          const set = segments.filter(({ name }) => !['ISA', 'GS', 'GE', 'IEA'].includes(name ?? ''));
          assert.equal(set.find(({ name }) => name === 'SE')?.['1'], String(set.length));
          assert.equal(segments.filter(({ name }) => name === 'CLM').length, inFile.length);
          const levels = segments.filter(({ name }) => name === 'HL').map((segment) => Number(segment['1']));
          assert.deepEqual(
            levels,
            levels.map((_, index) => index + 1),
          );
        }
      }),
      runs(200),
    );
  });
});
