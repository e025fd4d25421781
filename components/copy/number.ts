import type { InstanceCount } from "@/lib/instances/view";

const SMALL = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
const separated = new Intl.NumberFormat("en-GB");

/** Numbers up to ten as a word, in running text. */
export function inWords(count: number): string {
  return SMALL[count] ?? separated.format(count);
}

/** "one instance", "12 instances" */
export function counted(count: number, noun: string): string {
  return `${separated.format(count)} ${noun}${count === 1 ? "" : "s"}`;
}

/** A number that was counted only up to the cap: "1,000+". */
export function capped(count: number, cap: number): string {
  return count >= cap ? `${separated.format(cap)}+` : separated.format(count);
}

/** "ten minutes", "30 minutes" for a duration in milliseconds. */
export function minutes(ms: number): string {
  return `${inWords(ms / 60_000)} minutes`;
}

/** "1,284" */
export function inDigits(count: number): string {
  return separated.format(count);
}

/** "148", "10,000+" */
export function countWords({ count, isMore }: InstanceCount): string {
  return separated.format(count) + (isMore ? "+" : "");
}
