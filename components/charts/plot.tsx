import type { ReactNode } from "react";
import { Values } from "./values";

/** Width in SVG units; every plot is stretched to the available width. */
export const PLOT_WIDTH = 600;

type PlotProps = {
  /** Shown above: "Renewed". */
  caption: string;
  /** For screen readers. */
  label: string;
  /** Labels of the scale. */
  top: string;
  bottom: string;
  /** Pixels. */
  height: number;
  /** What the places have, in words, and what all of them are: "Connected, by day". */
  values: string[];
  valuesLabel: string;
  children: ReactNode;
};

/** A plot with three grid lines. Its labels are HTML, so that they keep their size at any width. */
export function Plot({ caption, label, top, bottom, height, values, valuesLabel, children }: PlotProps) {
  const lines = [0.5, height / 2, height - 0.5];
  return (
    <div className="grid grid-cols-[44px_minmax(0,1fr)] gap-x-2 text-12 text-ink-3 tabular-nums">
      <p className="col-start-2 pb-1.5 text-ink-2">{caption}</p>
      <div aria-hidden="true" className="-my-[5px] flex flex-col justify-between text-right leading-none">
        <span>{top}</span>
        <span>{bottom}</span>
      </div>
      <div className="relative">
        <svg
          role="img"
          aria-label={label}
          viewBox={`0 0 ${PLOT_WIDTH} ${height}`}
          preserveAspectRatio="none"
          className="block w-full overflow-visible"
          style={{ height }}
        >
          <path
            d={lines.map((y) => `M0 ${y}H${PLOT_WIDTH}`).join("")}
            className="stroke-line"
            vectorEffect="non-scaling-stroke"
          />
          {children}
        </svg>
        <Values label={valuesLabel} texts={values} />
      </div>
    </div>
  );
}

/** The labels of a time axis, below the last plot that shares it. */
export function TimeAxis({ from, middle, to }: { from: string; middle: string; to: string }) {
  return (
    <div aria-hidden="true" className="flex justify-between pt-1.5 pl-[52px] text-12 text-ink-3 tabular-nums">
      <span>{from}</span>
      <span>{middle}</span>
      <span>{to}</span>
    </div>
  );
}
