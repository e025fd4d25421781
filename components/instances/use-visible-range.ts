import { useEffect, useLayoutEffect, useRef, useState, useSyncExternalStore } from "react";
import type { RowWindow } from "./row-window";
import type { Seen } from "./use-rows";

const NARROW = "(width < 720px)";
const ROW_PIXELS = { wide: 60, narrow: 92 };

/** Height of a row, which is the same for every row of a screen. */
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

/** Which rows of a list are in the window. `body` is the element round the list's rows, once it is there. */
export function useVisibleRange(body: HTMLElement | null, rowHeight: number): Seen {
  const [seen, setSeen] = useState<Seen>({ first: 0, last: 20 });
  useEffect(() => {
    let frame = 0;
    const look = () => {
      frame = 0;
      const top = body?.getBoundingClientRect().top ?? 0;
      const first = Math.max(0, Math.floor(-top / rowHeight));
      const last = Math.max(first, Math.ceil((window.innerHeight - top) / rowHeight) - 1);
      setSeen((known) => (known.first === first && known.last === last ? known : { first, last }));
    };
    const lookSoon = () => (frame ||= requestAnimationFrame(look));
    lookSoon();
    window.addEventListener("scroll", lookSoon, { passive: true });
    window.addEventListener("resize", lookSoon);
    return () => {
      cancelAnimationFrame(frame);
      window.removeEventListener("scroll", lookSoon);
      window.removeEventListener("resize", lookSoon);
    };
  }, [body, rowHeight]);
  return seen;
}

/**
 * Keeps the row at the window's top where it is when rows before it come or are numbered anew, and begins at `at`. At the
 * list's start it stays there, so that new rows show.
 */
export function useSteadyScroll(body: HTMLElement | null, rowHeight: number, held: RowWindow | undefined, at: string) {
  const anchor = useRef<{ id: number | null; number: number }>({ id: null, number: 0 });
  const landing = useRef(at);
  useLayoutEffect(() => {
    if (!held || !body) return;
    const numberOf = (test: (row: RowWindow["rows"][number]) => boolean) => {
      const index = held.rows.findIndex(test);
      return index < 0 ? null : held.base + index;
    };
    const landed = landing.current ? numberOf(({ place }) => place === landing.current) : null;
    landing.current = "";
    const now = anchor.current.id === null ? null : numberOf(({ id }) => id === anchor.current.id);
    const top = body.getBoundingClientRect().top;
    if (landed !== null) window.scrollBy(0, top + landed * rowHeight);
    else if (now !== null && now !== anchor.current.number)
      window.scrollBy(0, (now - anchor.current.number) * rowHeight);
  }, [body, rowHeight, held]);
  useEffect(() => {
    const remember = () => {
      const top = body?.getBoundingClientRect().top ?? 0;
      const number = Math.max(0, Math.ceil(-top / rowHeight));
      const row = held?.rows[number - held.base];
      anchor.current = { id: number === 0 || !row ? null : row.id, number };
    };
    remember();
    window.addEventListener("scroll", remember, { passive: true });
    return () => window.removeEventListener("scroll", remember);
  }, [body, rowHeight, held]);
}
