import { clsx } from "@/components/ui/class-names";
import type { ReactNode } from "react";
import { clock } from "@/components/time/format";
import type { InstanceView } from "@/lib/instances/view";
import { type RulerMarks, rulerMarks } from "./ruler-marks";

/** Issue, now, renewal and expiry on one scale. Shown while the Xero token is valid. */
export function TokenRuler({ instance, now }: { instance: InstanceView; now: number }) {
  const marks = rulerMarks(instance, now);
  return (
    <div className="mt-6 text-13 text-ink-3 tabular-nums">
      <div role="img" aria-label={describe(instance, now)} className="relative h-2.5 rounded-[3px] bg-sunken">
        <span className="absolute inset-y-0 right-0 rounded-r-[3px] bg-tone" style={{ left: `${marks.now}%` }} />
        {marks.renewal !== null && (
          <span className="absolute inset-y-0 right-0 bg-hatched" style={{ left: `${marks.renewal}%` }} />
        )}
        <span className="absolute -inset-y-[5px] -ml-px w-0.5 rounded-[1px] bg-ink" style={{ left: `${marks.now}%` }} />
      </div>
      <Labels instance={instance} marks={marks} />
    </div>
  );
}

function Labels({ instance, marks }: { instance: InstanceView; marks: RulerMarks }) {
  const { issuedAt, renewsAt, expiresAt } = instance;
  return (
    <div aria-hidden="true" className="relative mt-2 h-5">
      <Label at={0} hidden={marks.now < 14}>
        {clock(Date.parse(issuedAt))}
        <span className="max-sm:hidden"> issued</span>
      </Label>
      <Label at={marks.now} here>
        now
      </Label>
      {marks.renewal !== null && renewsAt && (
        <Label at={marks.renewal} hidden={Math.abs(marks.renewal - marks.now) < 14}>
          {clock(Date.parse(renewsAt))}
          <span className="max-sm:hidden"> renewal</span>
        </Label>
      )}
      <Label at={100} hidden={marks.now > 86}>
        {clock(Date.parse(expiresAt))}
        <span className="max-sm:hidden"> expiry</span>
      </Label>
    </div>
  );
}

type LabelProps = { at: number; here?: boolean; hidden?: boolean; children: ReactNode };

/** A label under its mark, kept inside the ruler; hidden where it would overlap "now". */
function Label({ at, here = false, hidden = false, children }: LabelProps) {
  return (
    <span
      hidden={hidden}
      style={{ left: `${at}%`, translate: `${at < 6 ? 0 : at > 94 ? -100 : -50}% 0` }}
      className={clsx("absolute whitespace-nowrap", here && "font-medium text-ink")}
    >
      {children}
    </span>
  );
}

function describe({ issuedAt, renewsAt, expiresAt }: InstanceView, now: number): string {
  const renewal = renewsAt ? `, renewal at ${clock(Date.parse(renewsAt))}` : "";
  return `Xero token: issued ${clock(Date.parse(issuedAt))}, now ${clock(now)}${renewal}, expires ${clock(Date.parse(expiresAt))}`;
}
