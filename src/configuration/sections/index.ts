import type { Section } from '../section';
import { billing } from './billing';
import { caseload } from './caseload';
import { charges } from './charges';
import { checks } from './checks';
import { columns } from './columns';
import { dateOrder } from './dateOrder';
import { hoursAndMinutes, times, units } from './durations';
import { feeFile } from './feeFile';
import { fees } from './fees';
import { leaveOut } from './leaveOut';
import { mostMonthMinutes } from './mostMonthMinutes';
import { defaultProfile, payers } from './payers';
import { profiles } from './profiles';
import { mrnForms } from './mrnForms';
import { posted } from './posted';
import { readiness } from './readiness';
import { roster } from './roster';
import { suppressions } from './suppressions';
import { timeZone } from './timeZone';
import { usualAddOnUnits } from './usualAddOnUnits';
import { activities, roles, staff } from './vocabulary';

/** Every section of the configuration file by its name, in the order of a new file. */
export const SECTIONS = {
  columns,
  dateOrder,
  timeZone,
  units,
  hoursAndMinutes,
  times,
  mrnForms,
  leaveOut,
  roster,
  defaultProfile,
  payers,
  profiles,
  activities,
  roles,
  staff,
  feeFile,
  fees,
  charges,
  billing,
  mostMonthMinutes,
  usualAddOnUnits,
  readiness,
  caseload,
  posted,
  checks,
  suppressions,
} as const satisfies Record<string, Section<unknown>>;

export type SectionName = keyof typeof SECTIONS;
export const SECTION_NAMES = Object.keys(SECTIONS) as readonly SectionName[];
