import type { EndpointView } from "@/lib/webhooks/endpoints/view";
import { counted } from "./number";

/** What a webhook is sent: "Every event", "2 event types, tag gold, app Lantern Sync". */
export function endpointWants({ eventTypes, tag, app }: EndpointView): string {
  const types = eventTypes.length === 0 ? "Every event" : counted(eventTypes.length, "event type");
  const filters = [
    tag !== null && `tag ${tag}`,
    app && (app.name === null ? "an app that was deleted" : `app ${app.name}`),
  ];
  return [types, ...filters.filter((each) => each !== null && each !== false)].join(", ");
}

/** The state of a webhook in one word, and its tone. */
export function endpointState({ enabled, failingSince }: EndpointView) {
  if (!enabled) return { word: "Off", tone: "disabled" } as const;
  return failingSince ? ({ word: "Failing", tone: "retrying" } as const) : ({ word: "On", tone: "connected" } as const);
}
