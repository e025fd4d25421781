import { readFileSync } from "node:fs";
import { converter, wcagContrast } from "culori/fn";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Accent, accentOf, accentStyle, GROUNDS } from "./accent";

const oklch = converter("oklch");
const THEMES = ["light", "dark"] as const;

const colour = fc.integer({ min: 0, max: 0xffffff }).map((number) => `#${number.toString(16).padStart(6, "0")}`);

/** What cannot be read of an accent, in words. */
function unreadable(accent: Accent): string[] {
  return THEMES.flatMap((theme) => {
    const { accent: shown, hover, onAccent, soft } = accent[theme];
    const { canvas, surface, sunken } = GROUNDS[theme];
    const behind = { canvas, surface, sunken, soft, onAccent };
    return [shown, hover].flatMap((text) =>
      Object.entries(behind)
        .filter(([, other]) => wcagContrast(text, other) < 4.5)
        .map(([name, other]) => `${theme}: ${text} with ${name} ${other} has ${wcagContrast(text, other)}`),
    );
  });
}

const hueDistance = (one: number, other: number) => Math.abs(((one - other + 540) % 360) - 180);

describe("the accent of a host's colour", () => {
  it("can be read on every ground and with what stands on it, whatever the colour", () => {
    fc.assert(
      fc.property(colour, (chosen) => {
        expect(unreadable(accentOf(chosen))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    "#000000",
    "#ffffff",
    "#ff0000",
    "#00ff00",
    "#0000ff",
    "#ffff00",
    "#00ffff",
    "#ff00ff",
    "#ab2d1c",
    "#808080",
  ])("can be read for %s", (chosen) => {
    expect(unreadable(accentOf(chosen))).toEqual([]);
  });

  it("keeps the hue of what has one", () => {
    fc.assert(
      fc.property(colour, (chosen) => {
        const { c, h } = oklch(chosen)!;
        fc.pre(c > 0.06);
        for (const theme of THEMES) {
          const shown = oklch(accentOf(chosen)[theme].accent)!;
          // Near black and white eight bits have few hues left.
          if (shown.c > 0.03) expect(hueDistance(shown.h ?? 0, h ?? 0)).toBeLessThan(6);
        }
      }),
    );
  });

  it("leaves a colour alone that can be read", () => {
    const { light } = accentOf("#0b5a6b");
    expect(light).toMatchObject({ accent: "#0b5a6b", isChanged: false });
    expect(light.chosenContrast).toBe(light.contrast);
  });

  it("calls a colour changed only when it cannot be read, or is nearly grey", () => {
    fc.assert(
      fc.property(colour, (chosen) => {
        fc.pre(oklch(chosen)!.c > 0.03);
        for (const theme of THEMES) {
          const { isChanged, chosenContrast } = accentOf(chosen)[theme];
          expect(isChanged).toBe(chosenContrast < 4.5);
        }
      }),
    );
  });

  it("darkens the drawn violet for light pages, and keeps it for dark ones", () => {
    const { light, dark } = accentOf("#8f7bff");
    expect(light).toMatchObject({ isChanged: true, onAccent: "#ffffff" });
    expect(light.chosenContrast).toBeLessThan(3.3);
    expect(light.contrast).toBeGreaterThanOrEqual(4.5);
    expect(dark.contrast).toBeGreaterThanOrEqual(4.5);
    expect({ light: light.accent, dark: dark.accent }).toMatchInlineSnapshot(`
      {
        "dark": "#8f7bff",
        "light": "#6d54d5",
      }
    `);
  });

  it("is ink where a colour is nearly grey", () => {
    expect(accentOf("#7f8080").light.accent).toBe(GROUNDS.light.ink);
    expect(accentOf("#7f8080").dark.accent).toBe(GROUNDS.dark.ink);
  });

  it("takes the place of the accent and of nothing else", () => {
    expect(Object.keys(accentStyle(accentOf("#8f7bff")))).toEqual([
      "--accent",
      "--accent-hover",
      "--on-accent",
      "--accent-soft",
    ]);
  });
});

it("knows the grounds as the pages have them", () => {
  const css = readFileSync("app/globals.css", "utf8");
  for (const name of ["canvas", "surface", "sunken", "ink"] as const)
    expect(css).toContain(`--${name}: light-dark(${GROUNDS.light[name]}, ${GROUNDS.dark[name]});`);
});
