/**
 * Minutes by the numbers of a staff member and a day. A long log has a hundred thousand such days, and a map of objects would
 * use most of the memory of a log.
 */
export class DayTotals {
  private slots = new Int32Array(1024);
  private members = new Int32Array(256);
  private days = new Int32Array(256);
  private ticks = new Float64Array(256);
  /** The parts of minutes that are finer than a tick, which are rare. */
  private readonly fine = new Map<number, number>();
  private count = 0;
  /** The last position of each staff member. Rows are usually sorted by date, so the next row is usually on the same day. */
  private readonly latestIndex: number[] = [];

  /** Adds ticks and finer parts, which can be negative. @returns the index of the sum, for {@link ticksAt} and {@link fineAt} */
  add(member: number, day: number, ticks: number, fine: number): number {
    const latest = this.latestIndex[member];
    const index =
      latest !== undefined && this.days[latest] === day
        ? latest
        : (this.find(member, day) ?? this.addIndex(member, day));
    this.latestIndex[member] = index;
    this.ticks[index] = this.ticksAt(index) + ticks;
    if (fine !== 0) {
      this.fine.set(index, this.fineAt(index) + fine);
    }
    return index;
  }

  /** Returns the index of the sum, or undefined if nothing was ever added. */
  find(member: number, day: number): number | undefined {
    const mask = this.slots.length - 1;
    for (let slot = hashMemberDay(member, day) & mask; ; slot = (slot + 1) & mask) {
      const index = (this.slots[slot] ?? 0) - 1;
      if (index < 0) {
        return undefined;
      }
      if (this.days[index] === day && this.members[index] === member) {
        return index;
      }
    }
  }

  ticksAt(index: number): number {
    return this.ticks[index] ?? 0;
  }

  fineAt(index: number): number {
    return this.fine.size === 0 ? 0 : (this.fine.get(index) ?? 0);
  }

  private addIndex(member: number, day: number): number {
    const index = this.count++;
    if (index === this.members.length) {
      const room = Math.ceil(index * 1.5);
      this.members = copyInto(this.members, new Int32Array(room));
      this.days = copyInto(this.days, new Int32Array(room));
      this.ticks = copyInto(this.ticks, new Float64Array(room));
    }
    this.members[index] = member;
    this.days[index] = day;
    if (this.count * 2 > this.slots.length) {
      this.slots = new Int32Array(this.slots.length * 2);
      for (let each = 0; each < index; each++) {
        this.insertSlot(each);
      }
    }
    this.insertSlot(index);
    return index;
  }

  private insertSlot(index: number): void {
    const mask = this.slots.length - 1;
    let slot = hashMemberDay(this.members[index] ?? 0, this.days[index] ?? 0) & mask;
    while (this.slots[slot] !== 0) {
      slot = (slot + 1) & mask;
    }
    this.slots[slot] = index + 1;
  }
}

function hashMemberDay(member: number, day: number): number {
  const hash = Math.imul(Math.imul(member, 0x9e3779b1) ^ day, 0x85ebca6b);
  return hash ^ (hash >>> 15);
}

function copyInto<Column extends Int32Array | Float64Array>(from: Column, to: Column): Column {
  to.set(from);
  return to;
}
