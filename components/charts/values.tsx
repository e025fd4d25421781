import { type PointerEvent, useState } from "react";

type ValuesProps = {
  /** "Connected, by day" */
  label: string;
  /** One for each place: "12 Nov: 34 connected". */
  texts: string[];
};

/** Lies over a plot and tells the value under the pointer, or, with the focus, where the arrow keys lead. */
export function Values({ label, texts }: ValuesProps) {
  const [at, setAt] = useState<number | null>(null);
  const last = texts.length - 1;
  const shown = at === null ? null : Math.min(at, last);

  function follow({ currentTarget, clientX }: PointerEvent) {
    const { left, width } = currentTarget.getBoundingClientRect();
    const place = Math.floor(((clientX - left) / width) * texts.length);
    setAt(Math.max(0, Math.min(last, place)));
  }

  return (
    <>
      <input
        type="range"
        aria-label={label}
        aria-valuetext={texts[shown ?? last]}
        min={0}
        max={last}
        value={shown ?? last}
        onChange={({ target }) => setAt(Number(target.value))}
        onFocus={() => setAt(shown ?? last)}
        onBlur={() => setAt(null)}
        onPointerMove={follow}
        onPointerLeave={({ currentTarget }) => document.activeElement !== currentTarget && setAt(null)}
        className="peer absolute inset-0 m-0 size-full cursor-crosshair opacity-0"
      />
      <span className="pointer-events-none absolute inset-0 rounded-badge outline-offset-2 outline-focus peer-focus-visible:outline-2" />
      {shown !== null && <Shown share={(shown + 0.5) / texts.length} text={texts[shown]!} />}
    </>
  );
}

/** At the ends the text stays within the plot. */
function Shown({ share, text }: { share: number; text: string }) {
  const left = `${share * 100}%`;
  return (
    <span aria-hidden="true" data-shown-value className="pointer-events-none absolute inset-0">
      <i className="absolute inset-y-0 w-px bg-ink-3" style={{ left }} />
      <span
        className="absolute bottom-full z-10 mb-1 rounded-badge bg-ink px-2 py-1 text-12 leading-none whitespace-nowrap text-canvas"
        style={{ left, transform: `translateX(-${left})` }}
      >
        {text}
      </span>
    </span>
  );
}
