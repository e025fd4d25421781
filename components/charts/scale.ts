const STEPS = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10];

/** A round number that is not below `most`: where an axis that begins at 0 ends. At least 4, so that small counts are no towers. */
export function roundTop(most: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(4, most)));
  const step = STEPS.find((known) => known * power >= most && Number.isInteger(known * power)) ?? 10;
  return Math.max(4, step * power);
}

/** Round ends for a line whose scale need not begin at 0: with some air, and never upside down. */
export function lineEnds(values: number[]): { low: number; high: number } {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, most - least))));
  const low = Math.max(0, Math.floor(least / unit - 0.5) * unit);
  const high = Math.ceil(most / unit + 0.5) * unit;
  return { low, high };
}
