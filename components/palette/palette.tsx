import { signOut } from "next-auth/react";
import { useRouter } from "next/navigation";
import { Dialog as Radix } from "radix-ui";
import { type KeyboardEvent, useState } from "react";
import { chooseTheme } from "@/components/ui/theme-switch";
import { useFocusReturn } from "@/components/ui/use-focus-return";
import { type Entry, entriesFor } from "./entries";
import { readOnScreen } from "./on-screen";
import { PaletteList } from "./palette-list";
import { useFound } from "./use-found";

/** Finds pages, views, actions and instances by typing. */
export function Palette({ isAdmin, onClose }: { isAdmin: boolean; onClose: () => void }) {
  const router = useRouter();
  const [typed, setTyped] = useState("");
  const [at, setAt] = useState(0);
  const { found, isSearching } = useFound(typed);
  const [onScreen] = useState(readOnScreen);
  const entries = entriesFor(typed, { found, onScreen, isAdmin });
  const focusBack = useFocusReturn();
  const current = Math.min(at, entries.length - 1);

  function go(entry: Entry | undefined) {
    if (!entry) return;
    onClose();
    if ("clicks" in entry) afterClosing(() => entry.clicks.click());
    else if ("theme" in entry) chooseTheme(entry.theme);
    else if ("signsOut" in entry) void signOut({ callbackUrl: "/" });
    else if (entry.href.startsWith("/api/")) window.location.assign(entry.href);
    else router.push(entry.href);
  }

  function onKeyDown(event: KeyboardEvent) {
    const moves: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };
    const by = moves[event.key];
    if (by !== undefined) setAt((current + by + entries.length) % Math.max(1, entries.length));
    else if (event.key === "Enter") go(entries[current]);
    else return;
    event.preventDefault();
  }

  return (
    <Radix.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-veil" />
        <Radix.Content
          aria-describedby={undefined}
          {...focusBack}
          className="fixed top-[12dvh] left-1/2 z-50 flex max-h-[70dvh] w-[calc(100vw-32px)] max-w-[560px] -translate-x-1/2 flex-col overflow-hidden rounded-dialog border border-line bg-raised shadow-float"
        >
          <Radix.Title className="sr-only">Search pages, actions and instances</Radix.Title>
          <input
            role="combobox"
            aria-label="Page, action or instance"
            aria-expanded
            aria-controls="palette-list"
            aria-activedescendant={entries[current] && `palette-${entries[current].key}`}
            placeholder="Search pages, actions and instances"
            value={typed}
            maxLength={200}
            onChange={({ target }) => {
              setTyped(target.value);
              setAt(0);
            }}
            onKeyDown={onKeyDown}
            className="min-h-13 border-b border-line bg-transparent px-5 text-16 -outline-offset-2 placeholder:text-ink-3 placeholder:opacity-100"
          />
          <PaletteList entries={entries} current={current} onGo={go} />
          <p role="status" className="border-t border-line px-5 py-2 text-13 text-ink-3">
            {isSearching ? "Searching instances" : resultSummary(found.length, typed)}
          </p>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** The page behind takes no clicks, and gets the focus back, while the palette closes. */
function afterClosing(run: () => void): void {
  setTimeout(run);
}

function resultSummary(found: number, typed: string): string {
  if (typed.trim() === "") return "Arrows to move, Enter to open, Esc to close";
  if (found === 0) return "No matching instances";
  return found === 1 ? "1 matching instance" : `First ${found} matching instances`;
}
