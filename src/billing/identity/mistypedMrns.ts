import type { PatientAttributes } from '../../log/rows/patientAttributes';
import { foldName } from '../../log/values/sameNames';
import { normalizePayerName } from '../rules/billingRules';
import { PatientGroup, type GroupMember } from './patientGroup';

/** One character is a large part of a shorter MRN, so that different patients have similar ones. */
const FEWEST_CHARACTERS = 4;
/** With more similar MRNs than these, the MRNs are consecutive numbers, and the name is a placeholder. */
const MOST_SIMILAR = 3;

/** The member of a group that the rows with some attributes belong to. */
interface KnownMember {
  readonly attributes: PatientAttributes;
  readonly member: GroupMember | undefined;
}

/**
 * Finds MRNs that differ in one typed character from an MRN with the same name, payer, and initial assessment, and so split the
 * minutes of one patient. Only MRNs with all of these in common are compared.
 */
export class MistypedMrns {
  private readonly groups = new Map<string, PatientGroup>();
  /** By the id of the attributes, so that not every row looks up its group. */
  private readonly known: (KnownMember | undefined)[] = [];
  /** The members of the groups with several MRNs, by MRN. Few MRNs are in such a group. */
  private readonly members = new Map<string, Set<GroupMember>>();
  private readonly changed = new Set<GroupMember>();

  /** Adds a row. @param id the id of the row's attributes */
  add(id: number, attributes: PatientAttributes): void {
    const member = this.findMember(id, attributes);
    if (!member) {
      return;
    }
    member.rows++;
    const { group } = member;
    if (member.rows === 1) {
      group.add(member);
      this.groups.set(group.key, group);
      (group.size === 2 ? group.members : group.size > 2 ? [member] : []).forEach((each) => this.register(each));
    }
    this.noteChange(member);
  }

  /** Removes a row. @param id the id of the row's attributes */
  remove(id: number, attributes: PatientAttributes): void {
    const member = this.findMember(id, attributes);
    if (!member) {
      return;
    }
    this.noteChange(member);
    member.rows--;
    const { group } = member;
    if (member.rows === 0) {
      group.remove(member);
      this.unregister(member);
      (group.size === 1 ? group.members : []).forEach((each) => this.unregister(each));
      if (group.size === 0) {
        this.groups.delete(group.key);
      }
    }
  }

  /** Returns the MRNs whose similar MRNs may have changed since the last call. */
  takeChanged(): ReadonlySet<string> {
    const mrns = new Set<string>();
    for (const { mrn, group } of this.changed) {
      mrns.add(mrn);
      group.findSimilar(mrn).forEach((other) => mrns.add(other.mrn));
    }
    this.changed.clear();
    return mrns;
  }

  /** Returns the MRN that was probably meant, which more rows have; undefined if there is none. */
  findIntended(mrn: string): string | undefined {
    return [...(this.members.get(mrn) ?? [])].flatMap((member) => findIntendedIn(member) ?? []).sort(compareByRows)[0]
      ?.mrn;
  }

  private findMember(id: number, attributes: PatientAttributes): GroupMember | undefined {
    const known = this.known[id];
    // IDs are used again when no row has the attributes anymore.
    if (known?.attributes === attributes && (known.member === undefined || known.member.rows > 0)) {
      return known.member;
    }
    const member = this.createMember(attributes);
    this.known[id] = { attributes, member };
    return member;
  }

  private createMember(attributes: PatientAttributes): GroupMember | undefined {
    const key = createKey(attributes);
    if (key === undefined) {
      return undefined;
    }
    const group = this.groups.get(key) ?? new PatientGroup(key);
    return group.find(attributes.mrn) ?? { mrn: attributes.mrn, group, rows: 0 };
  }

  private noteChange(member: GroupMember): void {
    if (member.group.size > 1) {
      this.changed.add(member);
    }
  }

  private register(member: GroupMember): void {
    const members = this.members.get(member.mrn) ?? new Set();
    this.members.set(member.mrn, members.add(member));
  }

  private unregister(member: GroupMember): void {
    const members = this.members.get(member.mrn);
    members?.delete(member);
    if (members?.size === 0) {
      this.members.delete(member.mrn);
    }
  }
}

/** Returns the member with more rows, or with as many and an MRN that's first in order. */
function findIntendedIn(member: GroupMember): GroupMember | undefined {
  const similar = member.group.findSimilar(member.mrn);
  const [best] = similar.length > MOST_SIMILAR ? [] : [...similar].sort(compareByRows);
  return best && compareByRows(best, member) < 0 ? best : undefined;
}

function compareByRows(a: GroupMember, b: GroupMember): number {
  return b.rows - a.rows || (a.mrn < b.mrn ? -1 : a.mrn > b.mrn ? 1 : 0);
}

/** Returns the same text for patients with the same name, payer, and initial assessment; undefined if one of them is missing. */
function createKey({ mrn, firstName, lastName, payer, initialAssessment }: PatientAttributes): string | undefined {
  const isFullName = lastName !== '' && (firstName !== '' || /\S\s+\S/.test(lastName));
  return mrn.length < FEWEST_CHARACTERS || !isFullName || initialAssessment === undefined
    ? undefined
    : [foldName(firstName), foldName(lastName), normalizePayerName(payer), initialAssessment].join('\u0000');
}
