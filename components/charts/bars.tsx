import type { Tone } from "@/components/ui/tone";
import { PLOT_WIDTH } from "./plot";

type Layer = {
  /** Default: the plot colour. */
  tone?: Tone;
  values: number[];
};

const GAP = 0.18;
/** In pixels, so that small values stay visible. */
const MIN_HEIGHT = 1.5;

/** Stacked bars, the first layer at the bottom. One path per layer, however many bars. */
export function Bars({ layers, top, height }: { layers: Layer[]; top: number; height: number }) {
  return outlines(layers, top, height).map(({ tone, outline }) => (
    <path
      key={tone ?? "plot"}
      data-tone={tone}
      d={outline}
      className={tone ? "fill-[color-mix(in_srgb,var(--tone)_82%,var(--surface))]" : "fill-plot"}
    />
  ));
}

function outlines(layers: Layer[], top: number, height: number) {
  const places = layers[0]?.values.length ?? 0;
  const width = PLOT_WIDTH / places;
  const floors = Array.from<number>({ length: places }).fill(height);
  return layers.map(({ tone, values }) => {
    const bars = values.map((value, place) => {
      if (value === 0) return "";
      const high = Math.max(MIN_HEIGHT, (value / top) * height);
      floors[place]! -= high;
      return `M${(place + GAP / 2) * width} ${floors[place]!}h${width * (1 - GAP)}v${high}h${-width * (1 - GAP)}z`;
    });
    return { tone, outline: bars.join("") };
  });
}
