"use client";

import clsx from "clsx";
import { clock } from "@/components/time/format";
import { useNow } from "@/components/time/use-now";
import { PLANK_STEP_MS, tokenTimes } from "./token-times";

const MINUTE = 3.9;
const STEP = 78;
const PLANK = 117;
const RISE = 34;
const PLANKS = 6;
const GROUND = 262;

const x = (ms: number) => 1 + (ms / 60_000) * MINUTE;

/** Tokens laid one after another like planks, with now where it really is: in UTC from the server, then in the reader's zone. */
export function TokenTimeline({ renderedAt }: { renderedAt: number }) {
  const ticking = useNow();
  const now = ticking ?? renderedAt;
  const zone = ticking === null ? "UTC" : undefined;
  const { start, marks, current, minutesLeft } = tokenTimes(now);
  const nowX = x(now - start);
  return (
    <figure>
      <svg
        viewBox="0 0 560 300"
        role="img"
        aria-label={`Tokens laid one after another like planks, each overlapping the next by ten minutes. It is ${clock(now, zone)}; the present one is good for ${minutesLeft} more minutes.`}
        className="block h-auto w-full overflow-visible text-[13px] max-sm:text-[19px]"
      >
        {marks.map((mark, index) => (
          <path key={mark} d={`M${1.5 + index * STEP} 24V${GROUND}`} className="stroke-line" />
        ))}
        {marks.slice(0, PLANKS).map((mark, index) => (
          <Plank key={mark} x={x(index * PLANK_STEP_MS)} y={230 - index * RISE} is={plankState(index, current)} />
        ))}
        <path d={`M${nowX} 24V${GROUND}`} strokeWidth="1.5" className="stroke-ink" />
        <g className="fill-ink-3 tabular-nums">
          {marks.map((mark, index) => (
            <text key={mark} x={1 + index * STEP} y="284" className={clsx(index % 2 === 1 && "max-sm:hidden")}>
              {clock(mark, zone)}
            </text>
          ))}
        </g>
        <text x={nowX + 8} y="36" className="fill-ink font-medium">
          now<tspan className="scripting:hidden"> (times in UTC)</tspan>
        </text>
        <text x={x(current * PLANK_STEP_MS) + PLANK + 10} y="145" className="fill-ink-2">
          {minutesLeft} minutes left
        </text>
      </svg>
      <figcaption className="mt-4 max-w-[44em] text-13 text-ink-2">
        Each plank is one Xero token, good for 30 minutes. Gangway lays the next one ten minutes before the last one
        ends, so your product never waits for Xero.
      </figcaption>
    </figure>
  );
}

type PlankState = "past" | "present" | "planned";

function plankState(index: number, current: number): PlankState {
  return index < current ? "past" : index > current ? "planned" : "present";
}

function Plank({ x, y, is }: { x: number; y: number; is: PlankState }) {
  if (is !== "planned") {
    return (
      <rect x={x} y={y} width={PLANK} height="24" rx="4" className={is === "past" ? "fill-past" : "fill-accent"} />
    );
  }
  return (
    <rect
      x={x + 0.75}
      y={y + 0.75}
      width={PLANK - 1.5}
      height="22.5"
      rx="4"
      strokeWidth="1.5"
      strokeDasharray="4 4"
      className="fill-none stroke-edge"
    />
  );
}
