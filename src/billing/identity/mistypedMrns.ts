import type { PatientAttributes } from '../../log/rows/patientAttributes';
import { foldName } from '../../log/values/sameNames';
import { removeUnordered } from '../../text/lists';
import { normalizePayerName } from '../rules/billingRules';
import { PatientGroup, type GroupMember } from './patientGroup';

/** One character is a large part of a shorter MRN, so that different patients have similar ones. */
const FEWEST_CHARACTERS = 4;
/** With more similar MRNs than these, the MRNs are consecutive numbers, and the name is a placeholder. */
const MOST_SIMILAR = 3;

/**
 * Finds MRNs that differ in one typed character from an MRN with the same name, payer, and initial assessment, and so split the
 * minutes of one patient. Only MRNs with all of these in common are compared.
 */
export class MistypedMrns {
  private readonly groups = new Map<string, PatientGroup>();
  /** By the id of the attributes; undefined for attributes that are in no group. */
  private readonly memberByAttributes: (GroupMember | undefined)[] = [];
  /** The members of the groups with several MRNs, by MRN. Few MRNs are in such a group. */
  private readonly members = new Map<string, Set<GroupMember>>();
  private readonly changed = new Set<GroupMember>();

  /** @param countRows returns the number of rows with some attributes */
  constructor(private readonly countRows: (attributes: number) => number) {}

  /** Adds attributes that a row has. @param id the id of the attributes */
  add(id: number, attributes: PatientAttributes): void {
    const member = this.findMember(attributes);
    this.memberByAttributes[id] = member;
    if (!member) {
      return;
    }
    const { group } = member;
    if (member.attributes.length > 0) {
      member.attributes.push(id);
    } else {
      // A list that grows from empty reserves room for many ids, and nearly all members have one.
      member.attributes = [id];
      group.add(member);
      this.groups.set(group.key, group);
      (group.size === 2 ? group.members : group.size > 2 ? [member] : []).forEach((each) => this.register(each));
    }
    this.noteChange(member);
  }

  /** Removes attributes that no row has anymore. @param id the id of the attributes */
  remove(id: number): void {
    const member = this.memberByAttributes[id];
    this.memberByAttributes[id] = undefined;
    if (!member) {
      return;
    }
    this.noteChange(member);
    const { group } = member;
    removeUnordered(member.attributes, id);
    if (member.attributes.length === 0) {
      group.remove(member);
      this.unregister(member);
      (group.size === 1 ? group.members : []).forEach((each) => this.unregister(each));
      if (group.size === 0) {
        this.groups.delete(group.key);
      }
    }
  }

  /** Notes that more or fewer rows have the attributes with this id. */
  noteRowCount(id: number): void {
    // Few logs have a group with several MRNs, and this is called for each row.
    const member = this.members.size === 0 ? undefined : this.memberByAttributes[id];
    if (member) {
      this.noteChange(member);
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
    const members = [...(this.members.get(mrn) ?? [])];
    return members.flatMap((member) => this.findIntendedIn(member) ?? []).sort(this.compareByRows)[0]?.mrn;
  }

  /** Returns the member with more rows, or with as many and an MRN that's first in order. */
  private findIntendedIn(member: GroupMember): GroupMember | undefined {
    const similar = member.group.findSimilar(member.mrn);
    const [best] = similar.length > MOST_SIMILAR ? [] : [...similar].sort(this.compareByRows);
    return best && this.compareByRows(best, member) < 0 ? best : undefined;
  }

  private readonly compareByRows = (a: GroupMember, b: GroupMember): number =>
    this.sumRows(b) - this.sumRows(a) || (a.mrn < b.mrn ? -1 : a.mrn > b.mrn ? 1 : 0);

  private sumRows({ attributes }: GroupMember): number {
    return attributes.reduce((sum, id) => sum + this.countRows(id), 0);
  }

  private findMember(attributes: PatientAttributes): GroupMember | undefined {
    const key = createKey(attributes);
    if (key === undefined) {
      return undefined;
    }
    const group = this.groups.get(key) ?? new PatientGroup(key);
    return group.find(attributes.mrn) ?? { mrn: attributes.mrn, group, attributes: [] };
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

/** Returns the same text for patients with the same name, payer, and initial assessment; undefined if one of them is missing. */
function createKey({ mrn, firstName, lastName, payer, initialAssessment }: PatientAttributes): string | undefined {
  const isFullName = lastName !== '' && (firstName !== '' || /\S\s+\S/.test(lastName));
  return mrn.length < FEWEST_CHARACTERS || !isFullName || initialAssessment === undefined
    ? undefined
    : [foldName(firstName), foldName(lastName), normalizePayerName(payer), initialAssessment].join('\u0000');
}
