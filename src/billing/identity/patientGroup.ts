import { differsByOneEdit, listDeletions } from './oneEdit';

/** An MRN in a group. It's in the group while rows have one of its attributes. */
export interface GroupMember {
  readonly mrn: string;
  readonly group: PatientGroup;
  /** The ids of the attributes by which rows have the MRN in this group. Usually one. */
  attributes: number[];
}

/** In smaller groups, all MRNs are compared, which doesn't need any memory. */
const FEW_MEMBERS = 16;

/** The MRNs with the same name, payer, and initial assessment. Usually there's only one. */
export class PatientGroup {
  private readonly byMrn = new Map<string, GroupMember>();
  /** The members by each of their deletions; undefined while the group is small. */
  private byDeletion: Map<string, Set<GroupMember>> | undefined;

  constructor(readonly key: string) {}

  get size(): number {
    return this.byMrn.size;
  }

  get members(): readonly GroupMember[] {
    return [...this.byMrn.values()];
  }

  find(mrn: string): GroupMember | undefined {
    return this.byMrn.get(mrn);
  }

  add(member: GroupMember): void {
    this.byMrn.set(member.mrn, member);
    if (this.byDeletion) {
      this.addDeletions(member, this.byDeletion);
    } else if (this.size > FEW_MEMBERS) {
      const index = new Map<string, Set<GroupMember>>();
      this.byMrn.forEach((each) => this.addDeletions(each, index));
      this.byDeletion = index;
    }
  }

  remove(member: GroupMember): void {
    this.byMrn.delete(member.mrn);
    for (const deletion of this.byDeletion ? listDeletions(member.mrn) : []) {
      const members = this.byDeletion?.get(deletion);
      members?.delete(member);
      if (members?.size === 0) {
        this.byDeletion?.delete(deletion);
      }
    }
  }

  /** Returns the members whose MRN differs in one typed character from an MRN, which doesn't have to be in the group. */
  findSimilar(mrn: string): readonly GroupMember[] {
    return this.findCandidates(mrn).filter((member) => differsByOneEdit(member.mrn, mrn));
  }

  private findCandidates(mrn: string): readonly GroupMember[] {
    const index = this.byDeletion;
    return index
      ? [...new Set([...listDeletions(mrn)].flatMap((deletion) => [...(index.get(deletion) ?? [])]))]
      : this.members;
  }

  private addDeletions(member: GroupMember, index: Map<string, Set<GroupMember>>): void {
    for (const deletion of listDeletions(member.mrn)) {
      const members = index.get(deletion) ?? new Set();
      index.set(deletion, members.add(member));
    }
  }
}
