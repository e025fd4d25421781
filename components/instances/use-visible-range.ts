import { useEffect, useLayoutEffect, useRef, useState, useSyncExternalStore } from "react";
import type { RowWindow } from "./row-window";
import type { VisibleRange } from "./use-rows";

const NARROW = "(width < 720px)";
const ROW_PIXELS = { wide: 60, narrow: 92 };

/** Height of a row in pixels, the same for all rows. */
export function useRowHeight(): number {
  const isNarrow = useSyncExternalStore(
    (listener) => {
      const query = window.matchMedia(NARROW);
      query.addEventListener("change", listener);
      return () => query.removeEventListener("change", listener);
    },
    () => window.matchMedia(NARROW).matches,
    () => false,
  );
  return isNarrow ? ROW_PIXELS.narrow : ROW_PIXELS.wide;
}

/** Which rows of the list are visible. `body` is the element around the rows, once rendered. */
export function useVisibleRange(body: HTMLElement | null, rowHeight: number): VisibleRange {
  const [visible, setSeen] = useState<VisibleRange>({ first: 0, last: 20 });
  useEffect(() => {
    let frame = 0;
    const measure = () => {
      frame = 0;
      const top = body?.getBoundingClientRect().top ?? 0;
      const first = Math.max(0, Math.floor(-top / rowHeight));
      const last = Math.max(first, Math.ceil((window.innerHeight - top) / rowHeight) - 1);
      setSeen((known) => (known.first === first && known.last === last ? known : { first, last }));
    };
    const measureSoon = () => (frame ||= requestAnimationFrame(measure));
    measureSoon();
    window.addEventListener("scroll", measureSoon, { passive: true });
    window.addEventListener("resize", measureSoon);
    return () => {
      cancelAnimationFrame(frame);
      window.removeEventListener("scroll", measureSoon);
      window.removeEventListener("resize", measureSoon);
    };
  }, [body, rowHeight]);
  return visible;
}

/**
 * Keeps the topmost row in place when rows before it arrive or are renumbered, and starts at `at`. At the list's start it stays
 * there, so that new rows show.
 */
export function useSteadyScroll(
  body: HTMLElement | null,
  rowHeight: number,
  rowWindow: RowWindow | undefined,
  at: string,
) {
  const anchor = useRef<{ id: number | null; number: number }>({ id: null, number: 0 });
  const startAt = useRef(at);
  useLayoutEffect(() => {
    if (!rowWindow || !body) return;
    const numberOf = (test: (row: RowWindow["rows"][number]) => boolean) => {
      const index = rowWindow.rows.findIndex(test);
      return index < 0 ? null : rowWindow.base + index;
    };
    const target = startAt.current ? numberOf(({ place }) => place === startAt.current) : null;
    startAt.current = "";
    const now = anchor.current.id === null ? null : numberOf(({ id }) => id === anchor.current.id);
    const top = body.getBoundingClientRect().top;
    if (target !== null) window.scrollBy(0, top + target * rowHeight);
    else if (now !== null && now !== anchor.current.number)
      window.scrollBy(0, (now - anchor.current.number) * rowHeight);
  }, [body, rowHeight, rowWindow]);
  useEffect(() => {
    const setAnchor = () => {
      const top = body?.getBoundingClientRect().top ?? 0;
      const number = Math.max(0, Math.ceil(-top / rowHeight));
      const row = rowWindow?.rows[number - rowWindow.base];
      anchor.current = { id: number === 0 || !row ? null : row.id, number };
    };
    setAnchor();
    window.addEventListener("scroll", setAnchor, { passive: true });
    return () => window.removeEventListener("scroll", setAnchor);
  }, [body, rowHeight, rowWindow]);
}
