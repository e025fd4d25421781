/** A time zone's name; undefined means the browser's own. */
export type Zone = string | undefined;

const CLOCK = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;
const DAY_MONTH = { day: "numeric", month: "short" } as const;

const formats = new Map<string, Intl.DateTimeFormat>();

function format(time: number, zone: Zone, options: Intl.DateTimeFormatOptions): string {
  const key = JSON.stringify([zone, options]);
  let known = formats.get(key);
  if (!known) {
    known = new Intl.DateTimeFormat("en-GB", { ...options, timeZone: zone });
    formats.set(key, known);
  }
  return known.format(time);
}

/** "14:46" */
export function clock(time: number, zone?: Zone): string {
  return format(time, zone, CLOCK);
}

/** "14:46:07" */
export function clockWithSeconds(time: number, zone?: Zone): string {
  return format(time, zone, { ...CLOCK, second: "2-digit" });
}

export function isSameDay(a: number, b: number, zone?: Zone): boolean {
  return dayKey(a, zone) === dayKey(b, zone);
}

export function dayKey(time: number, zone?: Zone): string {
  return format(time, zone, { year: "numeric", month: "2-digit", day: "2-digit" });
}

/** "14 Aug", with the year when it is another: "14 Aug 2025". */
export function date(time: number, now: number, zone?: Zone): string {
  const sameYear = format(time, zone, { year: "numeric" }) === format(now, zone, { year: "numeric" });
  return format(time, zone, sameYear ? DAY_MONTH : { ...DAY_MONTH, year: "numeric" });
}

/** A day of the calendar, such as 2026-08-14, as "14 Aug 2026". */
export function dayName(day: string): string {
  return format(Date.parse(`${day}T00:00Z`), "UTC", { ...DAY_MONTH, year: "numeric" });
}

/** "Today", else the date. */
export function day(time: number, now: number, zone?: Zone): string {
  return isSameDay(time, now, zone) ? "Today" : date(time, now, zone);
}

/** Clock time within a day, the date beyond it. */
export function moment(time: number, now: number, zone?: Zone): string {
  return isSameDay(time, now, zone) ? clock(time, zone) : date(time, now, zone);
}

/** Heading of a day in a timeline: "Today", "Sunday 22 November". */
export function dayHeading(time: number, now: number, zone?: Zone): string {
  if (isSameDay(time, now, zone)) return "Today";
  const sameYear = format(time, zone, { year: "numeric" }) === format(now, zone, { year: "numeric" });
  const options = { weekday: "long", day: "numeric", month: "long" } as const;
  return format(time, zone, sameYear ? options : { ...options, year: "numeric" }).replace(",", "");
}

/** Everything, for a tooltip: "23 Nov 2026, 14:31:07 CET". */
export function exact(time: number, zone?: Zone): string {
  return format(time, zone, { ...CLOCK, ...DAY_MONTH, year: "numeric", second: "2-digit", timeZoneName: "short" });
}

/** "22 Nov" of a day written as 2026-11-22. */
export function dateOfDay(day: string): string {
  return format(Date.parse(`${day}T00:00:00Z`), "UTC", DAY_MONTH);
}
