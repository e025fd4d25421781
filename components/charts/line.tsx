import type { Tone } from "@/components/ui/tone";
import { PLOT_WIDTH } from "./plot";

type LineProps = {
  tone: Tone;
  /** Null where there is no data. */
  values: (number | null)[];
  low: number;
  high: number;
  height: number;
};

/** A line with gaps where there is no data; a single value is a dot. */
export function Line({ tone, values, low, high, height }: LineProps) {
  const width = PLOT_WIDTH / values.length;
  const path = values.map((value, place) => {
    if (value === null) return "";
    const at = `${(place + 0.5) * width} ${height - ((value - low) / (high - low)) * height}`;
    return isKnown(values[place - 1]) ? `L${at}` : `M${at}h.01`;
  });
  return (
    <path
      data-tone={tone}
      d={path.join("")}
      fill="none"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      vectorEffect="non-scaling-stroke"
      className="stroke-tone"
    />
  );
}

const isKnown = (value: number | null | undefined) => value !== null && value !== undefined;
