import { expect, test } from "vitest";
import { toMessage } from "@/lib/webhooks/message";
import { event } from "./event";

test.each([null, "cus_20841"])("a webhook's body is what the document says, with the external id %s", (externalId) => {
  const sent = { id: "0c9a1d4e-4a9b-4a6f-9f0e-6a5b1c2d3e4f", at: new Date(0).toISOString(), actor: null, data: {} };
  const { body } = toMessage({ ...sent, type: "grant.expired", instanceId: 17, externalId }, [], 0);
  const read: unknown = JSON.parse(body);
  expect(event.parse(read)).toEqual(read);
});
