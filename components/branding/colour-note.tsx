import { Info } from "lucide-react";
import type { ReactNode } from "react";
import { accentOf, ENOUGH_CONTRAST, type Shades } from "@/lib/branding/accent";
import { colourProblem } from "@/lib/branding/view";

/** What becomes of a colour in both themes, with the contrast it has then. */
export function ColourNote({ colour }: { colour: string }) {
  if (colourProblem(colour) !== null) return null;
  const { light, dark } = accentOf(colour);
  const corrected = [light.isChanged && "light", dark.isChanged && "dark"].filter(Boolean);
  return (
    <div
      role="status"
      data-tone={corrected.length > 0 ? "expiring" : "connected"}
      className="flex gap-2 rounded-control bg-tone-soft px-3 py-2.5 text-13 [&>svg]:mt-0.5 [&>svg]:size-4 [&>svg]:shrink-0 [&>svg]:text-tone"
    >
      <Info aria-hidden="true" />
      <div className="grid gap-1.5">
        <span>{corrected.length > 0 ? <Corrected light={light} dark={dark} /> : "It can be read as it is."}</span>
        <span className="flex flex-wrap items-center gap-x-4 gap-y-1">
          <Swatch colour={colour}>yours</Swatch>
          <Swatch colour={light.accent}>
            <code>{light.accent}</code> on light, {ratio(light.contrast)}
          </Swatch>
          <Swatch colour={dark.accent}>
            <code>{dark.accent}</code> on dark, {ratio(dark.contrast)}
          </Swatch>
        </span>
      </div>
    </div>
  );
}

function Corrected({ light, dark }: { light: Shades; dark: Shades }) {
  const reasons = [reasonOf(light, "too light for light pages"), reasonOf(dark, "too dark for dark pages")];
  return (
    <>
      <b>Your colour is {[...new Set(reasons.filter(Boolean))].join(" and ")}.</b> We use the nearest that can be read:
    </>
  );
}

/** A grey that can be read is replaced, too: buttons in it look switched off. */
function reasonOf({ isChanged, chosenContrast }: Shades, unreadable: string): string | null {
  if (!isChanged) return null;
  return chosenContrast < ENOUGH_CONTRAST ? `${unreadable} (${ratio(chosenContrast)})` : "nearly grey";
}

function Swatch({ colour, children }: { colour: string; children: ReactNode }) {
  return (
    <span className="inline-flex items-center gap-1.5">
      <span
        aria-hidden="true"
        className="size-4 rounded-[4px] border border-line"
        style={{ backgroundColor: colour }}
      />
      <span>{children}</span>
    </span>
  );
}

const ratio = (contrast: number) => `${(Math.floor(contrast * 10) / 10).toFixed(1)} to 1`;
