import type { Contact } from '../../log/rows/contacts';
import type { PayerProfile } from './payerProfile';

/** Why a valid entry doesn't count. */
export type TimeExclusionCode = 'CB112' | 'CB114' | 'CB115' | 'CB116';

/** What a role on the care team means for billing (sources.md 4). */
export type TeamRole = 'careManager' | 'consultant' | 'treating' | 'clerical' | 'unknown';

const ROLES: readonly (readonly [role: TeamRole, names: RegExp])[] = [
  ['careManager', /care.?manager|bhcm|care.?coordinator|^cm$/i],
  ['consultant', /consult|psychiatr|^pc$/i],
  ['clerical', /front.?desk|scheduler|clerical|admin|billing|reception/i],
  ['treating', /treating|primary care|^pcp$|physician|^(?:md|do|np|pa)$/i],
  ['careManager', /clinician|social worker|^lcsw$|counsel|nurse|^rn$/i],
];

/**
 * Reads the role from a cell such as `BHCM` or `psychiatric_consultant`. An empty cell is the care manager, because it's the
 * care manager's log.
 */
export function readTeamRole(text: string): TeamRole {
  const words = text.trim().replace(/_/g, ' ');
  return words === '' ? 'careManager' : (ROLES.find(([, names]) => names.test(words))?.[0] ?? 'unknown');
}

/** Work that isn't clinical (sources.md 4: Mirah, d3rx). Outreach is clinical. */
const CLERICAL =
  /\b(?:clerical|scheduling|schedul(?:e|ed) appointment|administrative|filing|faxing|data entry|mailing)\b/i;
/** Separately billed services, which can't also be counted here (sources.md 2.2 and 4). */
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

/** Checks whether an entry shows a review by the psychiatric consultant (sources.md 3.4). */
export function isConsultation({ activity, role }: Contact): boolean {
  return CONSULTATION.test(activity) || readTeamRole(role) === 'consultant';
}

/** Returns why the time of a contact doesn't count under a profile, or undefined if it counts (sources.md 4). */
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
