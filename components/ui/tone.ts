import type { InstanceStatus } from "@/lib/instances/status";

/** A state's colour, set with `data-tone` and used as `text-tone` and `bg-tone-soft`. Never the only sign of the state. */
export type Tone = InstanceStatus | "accent" | "plain";
