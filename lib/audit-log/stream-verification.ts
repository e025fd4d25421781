import { requireAdminRole, type Caller } from "@/lib/caller";
import { verifyLog } from "./verify";
import type { VerificationProgress } from "./view";

/** Verifies the organization's log and streams VerificationProgress as lines of JSON. Throws `forbidden` for a member. */
export function streamVerification(caller: Caller): ReadableStream<Uint8Array> {
  requireAdminRole(caller, "verify the audit log");
  const encoder = new TextEncoder();
  return new ReadableStream({
    start: async (controller) => {
      // Throws after the client has disconnected, which ends the verification.
      const send = (news: VerificationProgress) => controller.enqueue(encoder.encode(`${JSON.stringify(news)}\n`));
      send({ result: await verifyLog(caller.organizationId, (read, of) => send({ read, of })) });
      controller.close();
    },
  });
}
