import { expect, test } from "vitest";
import { attentionWords } from "./attention";
import { connectsSentence, funnelSentence, renewalsSentence, statusesSentence } from "./charts";

const NOW = Date.parse("2026-11-23T14:37:00Z");
const AT = "2026-11-23T14:31:00Z";
const only = { id: 7, name: "Harbour Lane Bakery" };
const counts = { reconnect: 0, expired: 0, expiring: 0, retrying: 0, connected: 0, disabled: 0 };

test("each thing that needs somebody says what is wrong, since when, and what still works", () => {
  const said = (item: Parameters<typeof attentionWords>[0]) => {
    const { bold, rest } = attentionWords(item, NOW, "UTC");
    return `${bold}. ${rest}`;
  };
  expect([
    said({ kind: "reconnect", count: 9, first: "2026-11-03T10:00:00Z", only: null }),
    said({ kind: "reconnect", count: 1, first: AT, only }),
    said({ kind: "expired", count: 10_000, first: null, only: null }),
    said({ kind: "expiring", count: 1, first: "2026-11-23T14:41:00Z", only }),
    said({
      kind: "app",
      id: "a",
      name: "Beta",
      problem: "app_refused",
      since: AT,
      instances: 12,
      firstEnd: "2026-11-23T14:41:00Z",
    }),
    said({ kind: "app", id: "a", name: "Beta", problem: "app_refused", since: null, instances: 0, firstEnd: null }),
    said({ kind: "tier", id: "a", name: "Lite", connections: 46, tier: "Core", most: 50 }),
  ]).toEqual([
    "9 instances need the customer. The first since 3 Nov. Calls are refused until the customer reconnects; id, name and token are kept.",
    "Harbour Lane Bakery needs the customer. Since 14:31. Calls are refused until the customer reconnects; id, name and token are kept.",
    "1,000+ instances have ended. Public apps on OAuth 1.0a can’t be renewed; a reconnect keeps id and token.",
    "The token of Harbour Lane Bakery ends soon. It works until 14:41. Public apps on OAuth 1.0a can’t be renewed; OAuth 2.0 ends this.",
    "Xero refuses the settings of Beta. Since 14:31. Its 12 instances work until their tokens end, the first at 14:41.",
    "Xero refuses the settings of Beta. Xero refuses the keys or the certificate of the app.",
    "Lite is close to 50 connections. It has 46, and Xero’s Core tier ends there. What is connected goes on.",
  ]);
});

test("the drawings say what they show", () => {
  const day = (day: string, connected: number, retrying = 0) => ({ ...counts, day, connected, retrying });
  expect(statusesSentence([])).toBe("Nothing has been counted yet.");
  expect(statusesSentence([day("2026-11-23", 1)])).toBe("1 instance connected today. No other is there.");
  expect(statusesSentence([day("2026-10-25", 1_171), day("2026-11-23", 1_247, 37)])).toBe(
    "Connected instances rose from 1,171 to 1,247 since 25 Oct. 37 are in another state.",
  );
  const hour = (hour: string, renewed: number, failed: number) => ({ hour: `2026-11-23T${hour}:00Z`, renewed, failed });
  expect(renewalsSentence([hour("03:00", 0, 0)], "UTC")).toBe("No token was due in 24 hours.");
  expect(renewalsSentence([hour("03:00", 3_204, 250), hour("04:00", 3_180, 1)], "UTC")).toBe(
    "6,384 renewals in 24 hours. 251 tries failed, 250 of them after 03:00; Gangway tries again by itself.",
  );
  expect(connectsSentence([{ day: "2026-11-22", count: 0 }])).toBe("Nothing was connected in 1 days.");
  expect(
    connectsSentence([
      { day: "2026-11-22", count: 3 },
      { day: "2026-11-23", count: 4 },
    ]),
  ).toBe("7 organisations connected in 2 days, most on 23 Nov.");
  expect(funnelSentence({ started: 412, sent: 371, returned: 318, connected: 301, declined: 31 })).toBe(
    "Most who leave do so at Xero: 53 in 30 days, 31 of them by declining.",
  );
  expect(funnelSentence({ started: 2, sent: 2, returned: 2, connected: 2, declined: 0 })).toBe(
    "Everybody who began has connected.",
  );
});
