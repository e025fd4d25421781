import type { InstanceView } from "@/lib/instances/view";

/** Positions on the ruler, in percent of the token's life. */
export type RulerMarks = { now: number; renewal: number | null };

export function rulerMarks({ issuedAt, renewsAt, expiresAt }: Times, now: number): RulerMarks {
  const start = Date.parse(issuedAt);
  const life = Date.parse(expiresAt) - start;
  const position = (time: number) => (life > 0 ? Math.min(100, Math.max(0, ((time - start) / life) * 100)) : 100);
  return { now: position(now), renewal: renewsAt === null ? null : position(Date.parse(renewsAt)) };
}

type Times = Pick<InstanceView, "issuedAt" | "renewsAt" | "expiresAt">;
