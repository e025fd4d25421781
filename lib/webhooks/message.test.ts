import { createHmac } from "node:crypto";
import { readFileSync } from "node:fs";
import { Webhook } from "standardwebhooks";
import { describe, expect, it } from "vitest";
import type { EventView } from "@/lib/audit-log/view";
import type { EventType } from "@/lib/audit-log/event-types";
import { toMessage } from "./message";

const event = {
  id: "0c9a1d4e-4a9b-4a6f-9f0e-6a5b1c2d3e4f",
  type: "grant.reconnect_needed",
  at: "2026-11-23T14:26:00.000Z",
  instanceId: 17,
  externalId: null,
  actor: null,
  data: { problem: "consent_withdrawn" },
} as const;

describe("a message", () => {
  it.each([
    ["whsec_ and base64", "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oDazRWJTEfUw8=", undefined],
    ["base64 without its padding", "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oDazRWJTEfUw", undefined],
    ["any text", "une clé à moi", "raw"],
    ["what only looks like a prefix", "whsec_une clé", "raw"],
  ] as const)("is verified as receivers do it with a key of %s", (_, key, format) => {
    const { headers, body } = toMessage(event, [key], Date.now());
    const padded = format ? new TextEncoder().encode(key) : key.padEnd(50, "=");
    const webhook = new Webhook(padded, format ? { format } : {});
    expect(webhook.verify(body, headers)).toEqual({
      type: "grant.reconnect_needed",
      timestamp: "2026-11-23T14:26:00.000Z",
      data: { instanceId: 17, actor: null, details: { problem: "consent_withdrawn" } },
    });
    expect(() => webhook.verify(`${body} `, headers)).toThrow("No matching signature found");
    expect(() => webhook.verify(body, { ...headers, "webhook-id": "another" })).toThrow("No matching signature found");
  });

  it("is signed with the HMAC-SHA256 that the specification describes", () => {
    const { headers, body } = toMessage(event, ["a key"], 1_764_000_005_999);
    const hmac = createHmac("sha256", "a key").update(`${event.id}.1764000005.${body}`).digest("base64");
    expect(headers["webhook-signature"]).toBe(`v1,${hmac}`);
  });

  it("has the same id and body in every attempt, and a time and signature of its own", () => {
    const first = toMessage(event, ["a key"], 1_764_000_000_000);
    const second = toMessage(event, ["a key"], 1_764_000_005_999);
    expect(second.body).toBe(first.body);
    expect(second.headers).toMatchObject({ "webhook-id": event.id, "webhook-timestamp": "1764000005" });
    expect(second.headers["webhook-signature"]).not.toBe(first.headers["webhook-signature"]);
  });

  it("names the host's own id of the customer, where there is one", () => {
    const bodyWith = (externalId: string | null) => toMessage({ ...event, externalId }, [], 0).body;
    expect(bodyWith("cus_20841")).toContain('"data":{"instanceId":17,"externalId":"cus_20841","actor":null,');
    expect(bodyWith(null)).not.toContain("externalId");
  });

  it("is what docs/api.md shows", () => {
    const docs = readFileSync("docs/api.md", "utf8");
    const sample = /POST \/hooks[^`]+/.exec(docs)![0];
    const [head, body] = sample.trim().split("\n\n") as [string, string];
    const headers = Object.fromEntries(
      head
        .split("\n")
        .slice(1)
        .map((line) => line.split(": ") as [string, string]),
    );
    const key = /"event.notification.signature.key": "([^"]+)"/.exec(docs)![1]!;
    const { type, timestamp, data } = JSON.parse(body) as {
      type: EventType;
      timestamp: string;
      data: { instanceId: number; externalId: string; actor: null; details: EventView["data"] };
    };
    const shown = { id: headers["Webhook-Id"]!, type, at: timestamp, ...data, data: data.details };
    const message = toMessage(shown, [key], Number(headers["Webhook-Timestamp"]) * 1000);
    expect(message.body).toBe(body);
    expect(message.headers["webhook-signature"]).toBe(headers["Webhook-Signature"]);
  });

  it("is verified with either of two keys", () => {
    const { headers, body } = toMessage(event, ["a new key", "the one before"], Date.now());
    for (const key of ["a new key", "the one before"])
      expect(new Webhook(new TextEncoder().encode(key), { format: "raw" }).verify(body, headers)).toBeTruthy();
  });

  it("has no signature without a key", () => {
    expect(Object.keys(toMessage(event, [], 0).headers)).toEqual([
      "content-type",
      "user-agent",
      "webhook-id",
      "webhook-timestamp",
    ]);
  });
});
