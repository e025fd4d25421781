import { requireAdminRole } from "@/lib/instances/access";
import type { Caller } from "@/lib/organizations/store";
import { checkTrail } from "./check";
import type { TrailNews } from "./view";

/** The check of the caller's organization, as lines of JSON: how far it is, and in the end what it found. Throws `forbidden` for a member. */
export function checkAloud(caller: Caller): ReadableStream<Uint8Array> {
  requireAdminRole(caller, "check the trail");
  const encoder = new TextEncoder();
  return new ReadableStream({
    start: async (controller) => {
      // A reader who has left ends the check: saying something then throws.
      const say = (news: TrailNews) => controller.enqueue(encoder.encode(`${JSON.stringify(news)}\n`));
      say({ result: await checkTrail(caller.organizationId, (read, of) => say({ read, of })) });
      controller.close();
    },
  });
}
