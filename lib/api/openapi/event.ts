import { z } from "zod";
import { DELIVERABLE_TYPES } from "@/lib/webhooks/endpoints/view";

/** What Gangway posts to a webhook (lib/webhooks/message.ts). */
export const event = z
  .object({
    type: z.enum([...DELIVERABLE_TYPES, "webhook.tested"]),
    timestamp: z.iso.datetime(),
    data: z.object({
      instanceId: z.int().nullable().describe("Null when it is about none."),
      externalId: z.string().optional().describe("Your own id of the customer, where the instance has one."),
      actor: z.string().nullable().describe("The email address of who did it, or null for Gangway itself."),
      details: z
        .record(z.string(), z.unknown())
        .describe("Its entries depend on the type, and there may be more in future."),
    }),
  })
  .meta({ id: "Event" });
