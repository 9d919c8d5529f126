import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readActivity } from '../../../../../src/billing/rules/vocabulary/activities';
import { PROGRAM_IDS, PROGRAMS } from '../../../../../src/billing/rules/vocabulary/programs';

function describeMeaning(text: string): string {
  const { kind, program, isConsultation } = readActivity(text);
  return [kind, ...(program === undefined ? [] : [program]), ...(isConsultation ? ['review'] : [])].join(' ');
}

const MEANINGS: Readonly<Record<string, readonly string[]>> = {
  counts: [
    ...[
      'Follow Up',
      'follow-up',
      'Followup',
      'F/U call',
      'Registry Review',
      'Phone Outreach',
      'Care Coordination',
      'Outreach',
    ],
    ...[
      'Call',
      'Phone call with patient',
      'Pt. call',
      'Review',
      'Visit (45 min)',
      'Intake',
      'Care plan',
      'Chart review',
    ],
    ...[
      'Problem solving therapy',
      'Behavioral activation',
      'Relaxation training',
      'Relapse Prevention Plan',
      'Left voicemail',
    ],
    ...['Referral', 'Outreach after no show', 'Case Mgmt', ''],
  ],
  'counts CoCM': ['CoCM', 'Collaborative Care', '99493', 'G2214', 'CoCM follow up'],
  'psychiatricConsultation review': [
    ...[
      'Psychiatric Consultation',
      'psychiatric_consultation',
      'Psych. consult',
      'Case review',
      'Systematic caseload review',
    ],
    ...[
      'Review with psychiatrist',
      'Consult with the psychiatrist',
      'Psychiatric consultations',
      'Weekly caseload consult',
    ],
  ],
  initialAssessment: ['Initial Assessment', 'InitialAssessment', 'IA', 'Biopsychosocial assessment'],
  measurement: ['PHQ-9', 'PHQ9', 'PHQ-9 administration', 'GAD 7 and PHQ-9', 'Screening'],
  clerical: [
    ...[
      'Insurance verification',
      'Prior auth',
      'Prior-authorization call',
      'Fax records',
      'Faxed records',
      'Rescheduled appointment',
    ],
    ...['Scheduling', 'Schedule psychiatric consultation', 'Scheduled appointment', 'Data entry', 'Billing', 'Admin'],
  ],
  travelOrTraining: [
    'Travel',
    'Travel time',
    'Lunch',
    'Supervision',
    'Training',
    'Staff meeting',
    'Staff mtg',
    'Drive',
    'Lunch with PCP',
  ],
  noShow: ['No show', 'No-show', 'NOSHOW', 'n/s', 'Follow Up - No Show', 'Missed appointment'],
  'otherService CCM': ['CCM', 'ccm', 'C.C.M.', 'Chronic Care Management', '99490', '99490 call'],
  'otherService PCM': ['Principal Care Management', 'PCM', '99424', 'PCM visit'],
  'otherService RPM': ['RPM review', 'Remote patient monitoring', '99457'],
  'otherService RTM': ['RTM', '98980'],
  'otherService TCM': ['TCM', 'Transitional care'],
  'otherService APCM': ['APCM care plan', 'G0557'],
  'otherService BHI': ['General BHI', '99484'],
  'otherService CHI': ['Community health integration'],
  'otherService PIN': ['Principal illness navigation'],
  'otherService SBIRT': ['SBIRT', 'Screening, Brief Intervention, and Referral to Treatment'],
  'otherService psychotherapy': [
    ...['Psychotherapy', 'Individual therapy', 'Family therapy', 'Individual/group therapy', '90834', '90834 (45 min)'],
    'Psychotherapy, 45 min',
  ],
  'otherService evaluation': ['90791', 'Psychiatric evaluation', 'E/M', 'E&M visit'],
  'otherService tobaccoCessation': ['Tobacco cessation counseling', 'SMOKING CESSATION'],
  unclear: [
    ...[
      'CM review of PCM referral',
      'Referral to psychotherapy',
      'Coordinate with CCM nurse',
      'Not CCM',
      'Non-CoCM',
      'Not CoCM',
      'Follow up and CCM',
    ],
    ...['Outreach / scheduling', 'CCM/CoCM', 'Team meeting', 'CBT session', 'BHI'],
  ],
  'unclear review': ['Case review and psychotherapy', 'Caseload review, lunch'],
  unknown: ['SCR', 'Meeting', 'PCMH meeting', 'Other', 'T', '99999', 'Dental session'],
};

describe('The built-in vocabulary of activities', () => {
  for (const [meaning, texts] of Object.entries(MEANINGS)) {
    for (const text of texts) {
      it(`reads "${text}" as ${meaning}`, () => assert.equal(describeMeaning(text), meaning));
    }
  }

  for (const id of PROGRAM_IDS) {
    it(`knows every name and code of ${id}`, () => {
      for (const name of [...PROGRAMS[id].names, ...PROGRAMS[id].codes]) {
        assert.equal(readActivity(name).program, id, name);
      }
    });
  }

  it('reads any text, and ignores case and surrounding punctuation', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (text) => {
        assert.deepEqual(readActivity(`  ${text.toLowerCase()} `), readActivity(text.toLowerCase()));
      }),
    );
  });

  it('reads a huge cell in no time', () => {
    const start = performance.now();
    for (const part of ['a.', 'no show ', 'CCM,', 'x'.repeat(30), '. ', '/', 'F/U ']) {
      readActivity(part.repeat(200_000));
    }
    assert.ok(performance.now() - start < 2000);
  });
});
