"use client";

import { clsx } from "@/components/ui/class-names";
import { minutes } from "@/components/copy/number";
import { clock } from "@/components/time/format";
import { useNow } from "@/components/time/use-now";
import { EXPIRING_MS, TOKEN_LIFE_MS } from "@/lib/grants/token-life";
import { RENEWAL_INTERVAL_MS, tokenTimes } from "./token-times";

const MINUTE = 3.9;
const STEP = 78;
const BAR = 117;
const RISE = 34;
const BARS = 6;
const GROUND = 262;

const x = (ms: number) => 1 + (ms / 60_000) * MINUTE;

/** Xero tokens as overlapping bars around the real time: in UTC from the server, then in the reader's zone. */
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
        aria-label={`Xero tokens one after another, each overlapping the next by ${minutes(EXPIRING_MS)}. It is ${clock(now, zone)}; the current one is valid for ${minutesLeft} more minutes.`}
        className="block h-auto w-full overflow-visible text-[13px] max-sm:text-[19px]"
      >
        {marks.map((mark, index) => (
          <path key={mark} d={`M${1.5 + index * STEP} 24V${GROUND}`} className="stroke-line" />
        ))}
        {marks.slice(0, BARS).map((mark, index) => (
          <TokenBar
            key={mark}
            x={x(index * RENEWAL_INTERVAL_MS)}
            y={230 - index * RISE}
            state={barState(index, current)}
          />
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
        <text x={x(current * RENEWAL_INTERVAL_MS) + BAR + 10} y="145" className="fill-ink-2">
          {minutesLeft} minutes left
        </text>
      </svg>
      <figcaption className="mt-4 max-w-[44em] text-13 text-ink-2">
        Each bar is one Xero token, valid for {minutes(TOKEN_LIFE_MS)}. Gangway gets the next one {minutes(EXPIRING_MS)}{" "}
        before it expires, so your product never waits for Xero.
      </figcaption>
    </figure>
  );
}

type BarState = "past" | "current" | "future";

function barState(index: number, current: number): BarState {
  return index < current ? "past" : index > current ? "future" : "current";
}

function TokenBar({ x, y, state }: { x: number; y: number; state: BarState }) {
  if (state !== "future") {
    return (
      <rect x={x} y={y} width={BAR} height="24" rx="4" className={state === "past" ? "fill-past" : "fill-accent"} />
    );
  }
  return (
    <rect
      x={x + 0.75}
      y={y + 0.75}
      width={BAR - 1.5}
      height="22.5"
      rx="4"
      strokeWidth="1.5"
      strokeDasharray="4 4"
      className="fill-none stroke-edge"
    />
  );
}
