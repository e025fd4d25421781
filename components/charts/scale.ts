const STEPS = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10];

/** The end of an axis that starts at 0: a round number not below `max`. At least 4, so that small counts look small. */
export function roundTop(max: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(4, max)));
  const step = STEPS.find((known) => known * power >= max && Number.isInteger(known * power)) ?? 10;
  return Math.max(4, step * power);
}

/** Round ends for a scale that need not start at 0, with some margin. */
export function lineEnds(values: number[]): { low: number; high: number } {
  const [min, max] = [Math.min(...values), Math.max(...values)];
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, max - min))));
  const low = Math.max(0, Math.floor(min / unit - 0.5) * unit);
  const high = Math.ceil(max / unit + 0.5) * unit;
  return { low, high };
}
