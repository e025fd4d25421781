import { MousePointerClick } from "lucide-react";
import type { Entry } from "./entries";

const MAX_SHOWN = 30;
const CLICKABLE = "#main :is(button, summary, a[href], [role=tab])";
/** Rows are found by their instances, and what is busy or switched off can't be used. */
const LEFT_OUT = "[role=row], [aria-disabled=true], [aria-busy=true], :disabled";

/** What can be clicked on the page behind the palette, by the name that it has there, each name once. */
export function readOnScreen(): Entry[] {
  const entries = new Map<string, Entry>();
  for (const element of document.querySelectorAll<HTMLElement>(CLICKABLE)) {
    const title = nameOf(element);
    if (title === "" || entries.has(title) || element.closest(LEFT_OUT) || !element.checkVisibility()) continue;
    const key = `screen-${entries.size}`;
    entries.set(title, { key, group: "On this page", title, Icon: MousePointerClick, clicks: element });
  }
  return [...entries.values()].slice(0, MAX_SHOWN);
}

function nameOf(element: HTMLElement): string {
  const name = element.getAttribute("aria-label") ?? element.innerText;
  return name.replaceAll(/\s+/g, " ").trim().slice(0, 120);
}
