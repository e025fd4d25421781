import { UPDATES_PATH } from "@/lib/live-updates/view";

/** The wait before the next try, of which a random half is left out, so that the pages of a server that stopped come back one by one. */
const RETRY_MS = 30_000;

type Follower = { onChange: (kinds: string[]) => void; onOpen: () => void };

let isLive = false;

/** Whether this page is told of changes. Then it needs to ask for them seldom. */
export const isFollowing = () => isLive;

/**
 * Follows the stream of changes while this page is visible, since browsers bound the connections of all pages together (HTTP/1.1). A
 * stream that ends or is refused is tried again quietly. `onOpen` is called when one opens after another. Returns how to stop.
 */
export function followUpdates({ onChange, onOpen }: Follower): () => void {
  let source: EventSource | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isFirst = true;

  function open() {
    source = new EventSource(UPDATES_PATH);
    source.addEventListener("open", () => {
      isLive = true;
      if (!isFirst) onOpen();
      isFirst = false;
    });
    source.addEventListener("message", ({ data }: MessageEvent<string>) => onChange(data.split(" ")));
    source.addEventListener("error", () => {
      close();
      timer = setTimeout(open, RETRY_MS * (0.5 + Math.random() / 2));
    });
  }

  function close() {
    isLive = false;
    clearTimeout(timer);
    source?.close();
    source = null;
  }

  function onVisibility() {
    close();
    if (document.visibilityState === "visible") open();
  }

  document.addEventListener("visibilitychange", onVisibility);
  onVisibility();
  return () => {
    document.removeEventListener("visibilitychange", onVisibility);
    close();
  };
}
