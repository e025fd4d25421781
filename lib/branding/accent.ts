import { clampChroma, formatHex, modeLrgb, modeOklch, modeRgb, parseHex, useMode, wcagContrast } from "culori/fn";

useMode(modeRgb);
// What wcagContrast computes in.
useMode(modeLrgb);
const toOklch = useMode(modeOklch);

type Theme = "light" | "dark";

/** The colours of app/globals.css that an accent stands on or takes the place of. */
export const GROUNDS = {
  light: { canvas: "#f5f4f0", surface: "#ffffff", sunken: "#efede8", ink: "#191c1b" },
  dark: { canvas: "#0f1211", surface: "#171b1a", sunken: "#1f2423", ink: "#eceeeb" },
} as const;

/** Lightness and chroma in OKLCH. `further` leads away from the ground; `soft` and `on` are what stands behind and on an accent. */
const RULES = {
  light: { further: -1, soft: { l: 0.94, c: 0.025 }, on: { l: 1, c: 0 } },
  dark: { further: 1, soft: { l: 0.27, c: 0.05 }, on: { l: 0.2, c: 0.06 } },
} as const;

/** Contrast of text (WCAG 2.2, 1.4.3). */
export const ENOUGH_CONTRAST = 4.5;
const PRECISION = 0.002;
const HOVER = 0.08;
/** Below this chroma a colour is read as grey. */
const NEAR_GREY = 0.02;

/** One theme's colours, as `#rrggbb`. */
export type Shades = {
  accent: string;
  hover: string;
  onAccent: string;
  soft: string;
  /** The lowest contrast of the accent with what it stands on and what stands on it, and that of the colour as it was chosen. */
  contrast: number;
  chosenContrast: number;
  isChanged: boolean;
};

export type Accent = Record<Theme, Shades>;

type Oklch = { l: number; c: number; h: number };

/**
 * The accent of both themes for a colour of the host's, `#rrggbb`: its hue, and its chroma as far as the screen has it; its lightness
 * is moved until everything can be read. Near grey becomes ink.
 */
export function accentOf(colour: string): Accent {
  return { light: shadesOf(colour, "light"), dark: shadesOf(colour, "dark") };
}

function shadesOf(colour: string, theme: Theme): Shades {
  const chosen = toLch(colour);
  const start = chosen.c < NEAR_GREY ? toLch(GROUNDS[theme].ink) : chosen;
  const { further, soft, on } = RULES[theme];
  const around = {
    soft: toHex({ ...soft, c: Math.min(soft.c, start.c), h: start.h }),
    onAccent: toHex({ ...on, c: Math.min(on.c, start.c), h: start.h }),
  };
  const contrastOf = (accent: string) => lowestContrast(accent, theme, around);
  const isReadable = (l: number) => contrastOf(toHex({ ...start, l })) >= ENOUGH_CONTRAST;
  const isKept = start === chosen && contrastOf(colour) >= ENOUGH_CONTRAST;
  const l = isKept ? start.l : firstReadable(start.l, further < 0 ? 0 : 1, isReadable);
  const accent = isKept ? colour.toLowerCase() : toHex({ ...start, l });
  return {
    accent,
    hover: toHex({ ...start, l: clampLightness(l + further * HOVER) }),
    ...around,
    contrast: contrastOf(accent),
    chosenContrast: contrastOf(colour),
    isChanged: !isKept,
  };
}

/** The lightness nearest to `from`, on the way to `end`, that can be read: the further, the better it can. */
function firstReadable(from: number, end: number, isReadable: (l: number) => boolean): number {
  if (isReadable(from)) return from;
  let [near, far] = [from, end];
  while (Math.abs(far - near) > PRECISION) {
    const middle = (near + far) / 2;
    if (isReadable(middle)) far = middle;
    else near = middle;
  }
  return far;
}

function lowestContrast(accent: string, theme: Theme, around: { soft: string; onAccent: string }): number {
  const { canvas, surface, sunken } = GROUNDS[theme];
  return Math.min(
    ...[canvas, surface, sunken, around.soft, around.onAccent].map((other) => wcagContrast(accent, other)),
  );
}

function toLch(colour: string): Oklch {
  const { l, c, h } = toOklch(parseHex(colour))!;
  return { l, c, h: h ?? 0 };
}

/** The nearest colour that screens have, of the same lightness and hue. */
function toHex({ l, c, h }: Oklch): string {
  return formatHex(clampChroma({ mode: "oklch", l: clampLightness(l), c, h }, "oklch"));
}

const clampLightness = (l: number) => Math.min(1, Math.max(0, l));

/** The custom properties that stand in for Gangway's accent within an element. */
export function accentStyle({ light, dark }: Accent): Record<`--${string}`, string> {
  const both = (key: "accent" | "hover" | "onAccent" | "soft") => `light-dark(${light[key]}, ${dark[key]})`;
  return {
    "--accent": both("accent"),
    "--accent-hover": both("hover"),
    "--on-accent": both("onAccent"),
    "--accent-soft": both("soft"),
  };
}
