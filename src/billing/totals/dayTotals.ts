/**
 * Minutes by two whole numbers, a staff member's and a day's. A long log has a hundred thousand such days, and a map of
 * objects for them would be most of what a log takes in memory.
 */
export class DayTotals {
  private slots = new Int32Array(1024);
  private members = new Int32Array(256);
  private days = new Int32Array(256);
  private ticks = new Float64Array(256);
  /** What is finer than a tick, which is rare. */
  private readonly fine = new Map<number, number>();
  private count = 0;
  /** The place that was asked for last of each member: rows mostly stand by date, and the next one is of the same day. */
  private readonly latestPlace: number[] = [];

  /** Adds ticks, negative ones too, and what is finer. @returns the place of the sum, for {@link ticksAt} and {@link fineAt} */
  add(member: number, day: number, ticks: number, fine: number): number {
    const latest = this.latestPlace[member];
    const place =
      latest !== undefined && this.days[latest] === day
        ? latest
        : (this.find(member, day) ?? this.addPlace(member, day));
    this.latestPlace[member] = place;
    this.ticks[place] = this.ticksAt(place) + ticks;
    if (fine !== 0) {
      this.fine.set(place, this.fineAt(place) + fine);
    }
    return place;
  }

  /** The place of the sum, or undefined where nothing was ever added. */
  find(member: number, day: number): number | undefined {
    const mask = this.slots.length - 1;
    for (let slot = hashMemberDay(member, day) & mask; ; slot = (slot + 1) & mask) {
      const place = (this.slots[slot] ?? 0) - 1;
      if (place < 0) {
        return undefined;
      }
      if (this.days[place] === day && this.members[place] === member) {
        return place;
      }
    }
  }

  ticksAt(place: number): number {
    return this.ticks[place] ?? 0;
  }

  fineAt(place: number): number {
    return this.fine.size === 0 ? 0 : (this.fine.get(place) ?? 0);
  }

  private addPlace(member: number, day: number): number {
    const place = this.count++;
    if (place === this.members.length) {
      const room = Math.ceil(place * 1.5);
      this.members = copyInto(this.members, new Int32Array(room));
      this.days = copyInto(this.days, new Int32Array(room));
      this.ticks = copyInto(this.ticks, new Float64Array(room));
    }
    this.members[place] = member;
    this.days[place] = day;
    if (this.count * 2 > this.slots.length) {
      this.slots = new Int32Array(this.slots.length * 2);
      for (let each = 0; each < place; each++) {
        this.insertSlot(each);
      }
    }
    this.insertSlot(place);
    return place;
  }

  private insertSlot(place: number): void {
    const mask = this.slots.length - 1;
    let slot = hashMemberDay(this.members[place] ?? 0, this.days[place] ?? 0) & mask;
    while (this.slots[slot] !== 0) {
      slot = (slot + 1) & mask;
    }
    this.slots[slot] = place + 1;
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
