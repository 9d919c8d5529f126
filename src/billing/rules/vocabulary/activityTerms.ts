import type { Terms } from './activityKinds';
import { CARE_TERMS } from './careTerms';
import { NOT_CLINICAL_TERMS, OTHER_SERVICES } from './leftOutTerms';
import { PROGRAM_IDS, PROGRAMS } from './programs';

/** Words that don't decide what the time was. */
const DOUBTFUL: readonly Terms[] = [
  {
    kind: 'doubtful',
    names: [
      'BHI',
      'counseling',
      'brief therapy',
      'brief counseling',
      'CBT',
      'cognitive behavioral therapy',
      'DBT',
      'ACT therapy',
      'group',
      'supportive therapy',
      'medication management',
      'med management',
      'med check',
      'evaluation',
      'documentation',
      'documenting',
      'charting',
      'note writing',
      'progress note',
      'team meeting',
      'huddle',
      'treatment team',
      'peer consultation',
      'psychiatric supervision',
      'therapy note',
      'office visit',
      'scheduled',
      'transition of care',
    ],
  },
  { kind: 'negation', names: ['no', 'not', 'non', 'without'] },
  {
    // A service is only the topic of the work, such as `Referral for psychotherapy` or `Not CCM`.
    kind: 'about',
    names: [
      'referral',
      'refer',
      'referred',
      'referring',
      'coordinate',
      'coordinated',
      'coordinating',
      'coordination with',
      'care coordination with',
      'coordination of care with',
      'discuss',
      'discussed',
      'discussing',
      'discussion',
      'regarding',
      're',
      'about',
      'information',
      'info',
      'education',
      'linkage',
      'linked',
      'warm handoff',
      'handoff',
      'transfer',
      'transition to',
      'enrollment',
      'enroll',
      'enrolled',
      'consent',
      'declined',
      'decline',
      'refused',
      'instead',
      'vs',
      'versus',
      'interested',
      'inquiry',
      'offered',
      'recommend',
      'recommended',
      'recommendation',
      'request',
      'requested',
      'waitlist',
      'wait list',
      'therapist',
      'collaboration',
      'consult with',
    ],
  },
];

/** Everyday words. An activity of such words only, such as `Phone call with patient`, counts. */
export const GENERIC_WORDS: ReadonlySet<string> = new Set(
  (
    'call phone telephone tele telehealth telemedicine video virtual zoom text texting sms message messaging email portal ' +
    'mychart voicemail outgoing incoming inbound outbound unscheduled visit session encounter meet met appointment ' +
    'review update in person face f2f ftf home clinic office patient client family caregiver parent member guardian ' +
    'mother father spouse provider pcp doctor physician team nurse school pharmacy specialist therapist new brief routine ' +
    'initial first second subsequent weekly monthly biweekly min minute hour hr behavioral health bh clinical care and or ' +
    'a an the of for to with by on at from as per via'
  ).split(' '),
);

const PROGRAM_TERMS: readonly Terms[] = PROGRAM_IDS.map((program) => ({
  kind: program === 'CoCM' ? 'counts' : 'otherService',
  program,
  names: [...PROGRAMS[program].names, ...PROGRAMS[program].codes],
}));

/** The built-in vocabulary of activities. A name that appears twice has both meanings. */
export const ACTIVITY_TERMS: readonly Terms[] = [
  ...CARE_TERMS,
  ...NOT_CLINICAL_TERMS,
  ...PROGRAM_TERMS,
  OTHER_SERVICES,
  ...DOUBTFUL,
];
