import { requireAdminRole, type Caller } from "@/lib/caller";
import { verifyLog } from "./verify";
import type { VerificationProgress } from "./view";

/** The check of the caller's organization, as lines of JSON: how far it is, and in the end what it found. Throws `forbidden` for a member. */
export function streamVerification(caller: Caller): ReadableStream<Uint8Array> {
  requireAdminRole(caller, "check the trail");
  const encoder = new TextEncoder();
  return new ReadableStream({
    start: async (controller) => {
      // A reader who has left ends the check: saying something then throws.
      const say = (news: VerificationProgress) => controller.enqueue(encoder.encode(`${JSON.stringify(news)}\n`));
      say({ result: await verifyLog(caller.organizationId, (read, of) => say({ read, of })) });
      controller.close();
    },
  });
}
