/** Zones change their offset from UTC only at a quarter of an hour. */
const QUARTER = 900;
/** Limits the memory for stamps of many years. */
const MOST_OFFSETS = 100_000;

/** The offsets of a zone that were looked up, by the quarter of an hour since 1970. */
class ZoneOffsets {
  private readonly format: Intl.DateTimeFormat;
  private readonly offsets = new Map<number, number>();

  constructor(timeZone: string) {
    this.format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  }

  find(secondsOfEpoch: number): number {
    const quarter = Math.floor(secondsOfEpoch / QUARTER);
    let offset = this.offsets.get(quarter);
    if (offset === undefined) {
      offset = this.calculate(quarter * QUARTER);
      if (this.offsets.size < MOST_OFFSETS) {
        this.offsets.set(quarter, offset);
      }
    }
    return offset;
  }

  private calculate(secondsOfEpoch: number): number {
    const parts = new Map(
      this.format.formatToParts(secondsOfEpoch * 1000).map(({ type, value }) => [type, Number(value)]),
    );
    const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
    const local = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
    return local / 1000 - secondsOfEpoch;
  }
}

const ZONES = new Map<string, ZoneOffsets>();

/**
 * Returns the offset of a time zone from UTC in seconds, east of UTC, with daylight time.
 *
 * @param timeZone the zone's name in the IANA time zone database, such as America/New_York
 * @param secondsOfEpoch the time in seconds since 1970-01-01 in UTC
 * @throws RangeError if there's no zone with this name
 */
export function findZoneOffset(timeZone: string, secondsOfEpoch: number): number {
  let zone = ZONES.get(timeZone);
  if (!zone) {
    zone = new ZoneOffsets(timeZone);
    ZONES.set(timeZone, zone);
  }
  return zone.find(secondsOfEpoch);
}

/** Returns whether a text is the name of a time zone with its daylight time, such as America/New_York. */
export function isTimeZone(text: string): boolean {
  if (!/^[A-Za-z_]+\/[A-Za-z_/+-]+$/.test(text)) {
    // Names such as EST are zones without daylight time, which isn't what people mean by them.
    return text === 'UTC';
  }
  try {
    findZoneOffset(text, 0);
    return true;
  } catch {
    return false;
  }
}
