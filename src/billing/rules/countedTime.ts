import type { PayerProfile } from './payerProfile';
import type { ContactMeaning } from './vocabulary/vocabulary';

/** Why a valid entry doesn't count. */
export type TimeExclusionCode = 'CB112' | 'CB114' | 'CB115' | 'CB116' | 'CB145';

/** Checks whether a contact shows a review by the psychiatric consultant (sources.md 3.4). */
export function isConsultation({ activity, role }: ContactMeaning): boolean {
  return activity.isConsultation || role === 'consultant';
}

/** Checks whether the time isn't clinical: clerical work, travel, training, and breaks (sources.md 4.1). */
export function isNotClinical({ activity: { kind } }: ContactMeaning): boolean {
  return kind === 'clerical' || kind === 'travelOrTraining';
}

/** Checks whether the activity or the program is a separately billed service, which can't also be counted here (sources.md 4.2). */
export function isOtherService({ activity, program }: ContactMeaning): boolean {
  return activity.kind === 'otherService' || program.kind === 'otherService';
}

/** Checks whether nothing shows what the time was for: the vocabulary doesn't have the words, or they are unclear. */
export function isUnknown({ activity, program }: ContactMeaning): boolean {
  return [activity, program].some(({ kind }) => kind === 'unknown' || kind === 'unclear');
}

/**
 * Returns why the time of a contact doesn't count under a profile, or undefined if it counts (sources.md 4).
 *
 * @param isNoShow whether the No Show column or the activity shows that the patient didn't come
 */
export function findExclusion(
  meaning: ContactMeaning,
  isNoShow: boolean,
  profile: PayerProfile,
): TimeExclusionCode | undefined {
  const { role } = meaning;
  if (role === 'otherStaff' || (profile.roles === 'careManager' && (role === 'consultant' || role === 'treating'))) {
    return 'CB112';
  }
  if (profile.clericalTime === 'leaveOut' && isNotClinical(meaning)) {
    return 'CB114';
  }
  if (profile.noShows === 'leaveOut' && isNoShow) {
    return 'CB115';
  }
  if (profile.otherServices === 'leaveOut' && isOtherService(meaning)) {
    return 'CB116';
  }
  return profile.unknownActivities === 'leaveOut' && isUnknown(meaning) ? 'CB145' : undefined;
}
