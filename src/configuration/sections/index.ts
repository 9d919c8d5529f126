import type { Section } from '../section';
import { checks } from './checks';
import { columns } from './columns';
import { dateOrder } from './dateOrder';
import { roster } from './roster';
import { suppressions } from './suppressions';

/** Every section of the configuration file, by its name there, in the order of a new file. */
export const SECTIONS = { columns, dateOrder, roster, checks, suppressions } as const satisfies Record<
  string,
  Section<unknown>
>;

export type SectionName = keyof typeof SECTIONS;
export const SECTION_NAMES = Object.keys(SECTIONS) as readonly SectionName[];
