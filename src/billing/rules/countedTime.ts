import type { Contact } from '../../log/rows/contacts';
import type { PayerProfile } from './payerProfile';

/** Why an entry that is sound is not counted all the same. */
export type TimeExclusionCode = 'CB112' | 'CB114' | 'CB115' | 'CB116';

/** What a role on the care team is to the billing (sources.md 4). */
export type TeamRole = 'careManager' | 'consultant' | 'treating' | 'clerical' | 'unknown';

const ROLES: readonly (readonly [role: TeamRole, names: RegExp])[] = [
  ['careManager', /care.?manager|bhcm|care.?coordinator|^cm$/i],
  ['consultant', /consult|psychiatr|^pc$/i],
  ['clerical', /front.?desk|scheduler|clerical|admin|billing|reception/i],
  ['treating', /treating|primary care|^pcp$|physician|^(?:md|do|np|pa)$/i],
  ['careManager', /clinician|social worker|^lcsw$|counsel|nurse|^rn$/i],
];

/** The role of a cell such as `BHCM` or `psychiatric_consultant`; an empty cell is the care manager's, whose log it is. */
export function readTeamRole(text: string): TeamRole {
  const words = text.trim().replace(/_/g, ' ');
  return words === '' ? 'careManager' : (ROLES.find(([, names]) => names.test(words))?.[0] ?? 'unknown');
}

/** Work that is not clinical (sources.md 4: Mirah, d3rx). Outreach is, and is not among it. */
const CLERICAL =
  /\b(?:clerical|scheduling|schedul(?:e|ed) appointment|administrative|filing|faxing|data entry|mailing)\b/i;
/** Services that are billed by themselves, so that their time may not count twice (sources.md 2.2 and 4). */
const OTHER_SERVICE =
  /\b(?:psychotherapy|psychiatric evaluation|chronic care management|CCM|transitional care|TCM|tobacco cessation|smoking cessation|SBIRT)\b/i;
const CONSULTATION =
  /psych\w* consult|case review|consultant review|caseload (?:review|consult)|review with psychiatrist/i;

export function isClerical(activity: string): boolean {
  return CLERICAL.test(activity);
}

export function isOtherService(activity: string): boolean {
  return OTHER_SERVICE.test(activity);
}

/** Whether an entry shows that the psychiatric consultant reviewed the patient (sources.md 3.4). */
export function isConsultation({ activity, role }: Contact): boolean {
  return CONSULTATION.test(activity) || readTeamRole(role) === 'consultant';
}

/** Why the time of a contact does not count for a payer, or undefined where it does (sources.md 4). */
export function findExclusion(contact: Contact, profile: PayerProfile): TimeExclusionCode | undefined {
  const role = readTeamRole(contact.role);
  if (role === 'clerical' || (profile.roles === 'careManager' && (role === 'consultant' || role === 'treating'))) {
    return 'CB112';
  }
  if (profile.clericalTime === 'leaveOut' && isClerical(contact.activity)) {
    return 'CB114';
  }
  if (profile.noShows === 'leaveOut' && contact.isNoShow) {
    return 'CB115';
  }
  return profile.otherServices === 'leaveOut' && isOtherService(contact.activity) ? 'CB116' : undefined;
}
