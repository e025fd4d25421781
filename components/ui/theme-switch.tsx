"use client";

import { clsx } from "./class-names";
import { useSyncExternalStore } from "react";
import { type Theme, THEME_KEY } from "./theme";

const CHOICES: { theme: Theme; word: string }[] = [
  { theme: "system", word: "System" },
  { theme: "light", word: "Light" },
  { theme: "dark", word: "Dark" },
];

const listeners = new Set<() => void>();

function subscribe(listener: () => void) {
  const onStorage = (event: StorageEvent) => {
    if (event.key !== THEME_KEY) return;
    show(event.newValue === "light" || event.newValue === "dark" ? event.newValue : "system");
  };
  listeners.add(listener);
  window.addEventListener("storage", onStorage);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("storage", onStorage);
  };
}

function currentTheme(): Theme {
  const theme = document.documentElement.dataset.theme;
  return theme === "light" || theme === "dark" ? theme : "system";
}

function show(theme: Theme) {
  if (theme === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  for (const listener of listeners) listener();
}

/** Applies a theme and saves it for this browser, also in its other windows. */
export function chooseTheme(theme: Theme) {
  show(theme);
  try {
    localStorage.setItem(THEME_KEY, theme);
  } catch {
    // Storage may be forbidden; the choice then holds for this page only.
  }
}

export function ThemeSwitch({ className }: { className?: string }) {
  const current = useSyncExternalStore(subscribe, currentTheme, () => null);
  return (
    <div
      role="group"
      aria-label="Theme"
      className={clsx("inline-flex overflow-hidden rounded-control border border-edge noscript:hidden", className)}
    >
      {CHOICES.map(({ theme, word }) => (
        <button
          key={theme}
          type="button"
          aria-pressed={current === theme}
          onClick={() => chooseTheme(theme)}
          className="min-h-(--hit) flex-1 cursor-pointer px-3 text-13 text-ink-2 transition-colors hover:bg-sunken focus-visible:-outline-offset-3 aria-pressed:bg-ink aria-pressed:text-canvas"
        >
          {word}
        </button>
      ))}
    </div>
  );
}
