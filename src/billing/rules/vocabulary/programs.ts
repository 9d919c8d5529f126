import { phrase, type Phrase } from '../../../text/text';

/** A service that is billed separately from CoCM, or CoCM itself. The configuration uses these names. */
export const PROGRAM_IDS = [
  'CoCM',
  'CCM',
  'PCM',
  'RPM',
  'RTM',
  'TCM',
  'BHI',
  'APCM',
  'CHI',
  'PIN',
  'SBIRT',
  'ACP',
  'HBAI',
  'psychotherapy',
  'evaluation',
  'tobaccoCessation',
  'substanceUse',
] as const;

export type ProgramId = (typeof PROGRAM_IDS)[number];

/** What is known about a program. Titles are the names in use, never the descriptions of codes. */
interface Program {
  readonly title: Phrase;
  /** The codes and ranges of codes, as people write them. */
  readonly codes: readonly string[];
  /** Its names in logs. */
  readonly names: readonly string[];
}

/** The programs, with their codes and names (sources.md 4.2). */
export const PROGRAMS: Readonly<Record<ProgramId, Program>> = {
  CoCM: {
    title: phrase`CoCM`,
    codes: ['99492', '99493', '99494', 'G2214', 'G0512', 'G0568', 'G0569'],
    names: ['CoCM', 'collaborative care', 'collaborative care model', 'collaborative care management', 'psych CoCM'],
  },
  CCM: {
    title: phrase`CCM`,
    codes: ['99490', '99439', '99491', '99437', '99487', '99489'],
    names: ['CCM', 'chronic care', 'chronic care management', 'complex care management', 'CCCM'],
  },
  PCM: {
    title: phrase`PCM`,
    codes: ['99424', '99425', '99426', '99427'],
    names: ['PCM', 'principal care', 'principal care management'],
  },
  RPM: {
    title: phrase`RPM`,
    codes: ['99453', '99454', '99457', '99458', '99091', '99445', '99470'],
    names: ['RPM', 'remote patient monitoring', 'remote physiologic monitoring', 'remote physiological monitoring'],
  },
  RTM: {
    title: phrase`RTM`,
    codes: ['98975', '98976', '98977', '98978', '98979', '98980', '98981', '98984', '98985', '98986'],
    names: ['RTM', 'remote therapeutic monitoring'],
  },
  TCM: {
    title: phrase`TCM`,
    codes: ['99495', '99496', 'T1017'],
    names: [
      'TCM',
      'transitional care',
      'transitional care management',
      'transition of care management',
      'targeted case management',
    ],
  },
  BHI: {
    title: phrase`General BHI`,
    codes: ['99484', 'G0323', 'G0511', 'G0570'],
    names: ['general BHI', 'GBHI', 'general behavioral health integration'],
  },
  APCM: {
    title: phrase`APCM`,
    codes: ['G0556', 'G0557', 'G0558'],
    names: ['APCM', 'advanced primary care', 'advanced primary care management'],
  },
  CHI: { title: phrase`CHI`, codes: ['G0019', 'G0022'], names: ['CHI', 'community health integration'] },
  PIN: {
    title: phrase`PIN`,
    codes: ['G0023', 'G0024', 'G0140', 'G0146'],
    names: ['PIN', 'PIN PS', 'principal illness navigation', 'peer support', 'peer support service'],
  },
  SBIRT: {
    title: phrase`SBIRT`,
    codes: ['99408', '99409', 'G0396', 'G0397', 'G2011'],
    names: [
      'SBIRT',
      'screening brief intervention and referral to treatment',
      'screening, brief intervention, and referral to treatment',
    ],
  },
  ACP: {
    title: phrase`Advance care planning`,
    codes: ['99497', '99498'],
    names: ['ACP', 'advance care planning', 'advanced care planning'],
  },
  HBAI: {
    title: phrase`Health behavior assessment and intervention`,
    codes: ['96156', '96158', '96159', '96164', '96165', '96167', '96168', '96170', '96171'],
    names: [
      'HBAI',
      'health behavior intervention',
      'health behavior assessment',
      'health behavior assessment and intervention',
    ],
  },
  psychotherapy: {
    title: phrase`Psychotherapy`,
    codes: [
      '90785',
      '90832',
      '90833',
      '90834',
      '90836',
      '90837',
      '90838',
      '90839',
      '90840',
      '90845',
      '90846',
      '90847',
      '90849',
      '90853',
      'H0004',
    ],
    names: [
      'psychotherapy',
      'therapy',
      'individual therapy',
      'individual counseling',
      'family therapy',
      'family counseling',
      'group therapy',
      'group counseling',
      'couple therapy',
      'couples therapy',
      'couples counseling',
      'marital therapy',
      'play therapy',
      'teletherapy',
      'psychoanalysis',
      'interactive complexity',
      'EMDR',
    ],
  },
  evaluation: {
    title: phrase`Evaluation or testing`,
    codes: [
      '90791',
      '90792',
      '96116',
      '96130',
      '96131',
      '96132',
      '96133',
      '96136',
      '96137',
      '96138',
      '96139',
      '96146',
      '99202',
      '99203',
      '99204',
      '99205',
      '99211',
      '99212',
      '99213',
      '99214',
      '99215',
    ],
    names: [
      'psychiatric evaluation',
      'psychiatric eval',
      'psych evaluation',
      'psych eval',
      'psychiatric diagnostic evaluation',
      'diagnostic evaluation',
      'diagnostic interview',
      'psychological testing',
      'psychological evaluation',
      'psychological assessment',
      'psych testing',
      'neuropsychological testing',
      'neuropsych testing',
      'E/M',
      'E&M',
      'evaluation and management',
      'annual wellness visit',
      'AWV',
    ],
  },
  tobaccoCessation: {
    title: phrase`Tobacco cessation`,
    codes: ['99406', '99407'],
    names: [
      'tobacco cessation',
      'smoking cessation',
      'tobacco cessation counseling',
      'smoking cessation counseling',
      'tobacco counseling',
      'quit line',
    ],
  },
  substanceUse: {
    title: phrase`Substance use treatment`,
    codes: ['G2086', 'G2087', 'G2088', 'H0001', 'H0005', 'H0015'],
    names: [
      'substance use treatment',
      'substance use counseling',
      'substance abuse counseling',
      'substance abuse treatment',
      'office based opioid treatment',
      'OBOT',
      'MAT visit',
      'MOUD visit',
      'intensive outpatient',
      'IOP',
    ],
  },
};
