import { expect, test } from "vitest";
import { attentionWords } from "./attention";
import { connectsSentence, funnelSentence, renewalsSentence, statusesSentence } from "./charts";

const NOW = Date.parse("2026-11-23T14:37:00Z");
const AT = "2026-11-23T14:31:00Z";
const only = { id: 7, name: "Harbour Lane Bakery" };
const counts = { reconnect: 0, expired: 0, expiring: 0, retrying: 0, connected: 0, disabled: 0 };

test("each item says what is wrong, since when, and what still works", () => {
  const sentence = (item: Parameters<typeof attentionWords>[0]) => {
    const { bold, rest } = attentionWords(item, NOW, "UTC");
    return `${bold}. ${rest}`;
  };
  expect([
    sentence({ kind: "reconnect", count: 9, first: "2026-11-03T10:00:00Z", only: null }),
    sentence({ kind: "reconnect", count: 1, first: AT, only }),
    sentence({ kind: "expired", count: 10_000, first: null, only: null }),
    sentence({ kind: "expiring", count: 1, first: "2026-11-23T14:41:00Z", only }),
    sentence({
      kind: "app",
      id: "a",
      name: "Beta",
      problem: "app_refused",
      since: AT,
      instances: 12,
      firstEnd: "2026-11-23T14:41:00Z",
    }),
    sentence({ kind: "app", id: "a", name: "Beta", problem: "app_refused", since: null, instances: 0, firstEnd: null }),
    sentence({ kind: "no_worker" }),
    sentence({ kind: "tier", id: "a", name: "Lite", connections: 46, tier: "Core", most: 50 }),
  ]).toEqual([
    "9 customers need to reconnect. The first since 3 Nov. API calls fail until then; id, name and instance token stay the same.",
    "Harbour Lane Bakery needs to reconnect. Since 14:31. API calls fail until then; id, name and instance token stay the same.",
    "1,000+ connections expired. Xero tokens of Public OAuth 1.0a apps can’t be renewed. Reconnecting keeps the id and instance token.",
    "The Xero token of Harbour Lane Bakery expires soon. It works until 14:41. Xero tokens of Public OAuth 1.0a apps can’t be renewed. Move to OAuth 2.0 to avoid this.",
    "Xero refuses the settings of Beta. Since 14:31. Its 12 instances keep working until their Xero tokens expire, the first at 14:41.",
    "Xero refuses the settings of Beta. Xero refuses the keys or the certificate of the app.",
    "Xero tokens are not being renewed. Renewals are due, and no server starts them. Start one whose ROLE is both or worker; connections end when their Xero tokens expire.",
    "Lite is close to 50 connections. It has 46; Xero’s Core tier allows 50. Existing connections keep working.",
  ]);
});

test("each chart has a sentence that describes it", () => {
  const day = (day: string, connected: number, retrying = 0) => ({ ...counts, day, connected, retrying });
  expect(statusesSentence([])).toBe("No data yet.");
  expect(statusesSentence([day("2026-11-23", 1)])).toBe("1 instance is connected today.");
  expect(statusesSentence([day("2026-10-25", 1_171), day("2026-11-23", 1_247, 37)])).toBe(
    "Connected instances rose from 1,171 to 1,247 since 25 Oct. 37 have another status.",
  );
  const hour = (hour: string, renewed: number, failed: number) => ({ hour: `2026-11-23T${hour}:00Z`, renewed, failed });
  expect(renewalsSentence([hour("03:00", 0, 0)], "UTC")).toBe("No renewals were due in the last 24 hours.");
  expect(renewalsSentence([hour("03:00", 3_204, 250), hour("04:00", 3_180, 1)], "UTC")).toBe(
    "6,384 renewals in 24 hours. 251 attempts failed (250 between 03:00 and 04:00). Gangway retries automatically.",
  );
  expect(connectsSentence([{ day: "2026-11-22", count: 0 }])).toBe("No organisations connected in 1 days.");
  expect(
    connectsSentence([
      { day: "2026-11-22", count: 3 },
      { day: "2026-11-23", count: 4 },
    ]),
  ).toBe("7 organisations connected in 2 days, most on 23 Nov.");
  expect(funnelSentence({ started: 412, sent: 371, returned: 318, connected: 301, declined: 31 })).toBe(
    "Biggest drop-off: at Xero (53, of which 31 declined).",
  );
  expect(funnelSentence({ started: 2, sent: 2, returned: 2, connected: 2, declined: 0 })).toBe(
    "Everyone who started has connected.",
  );
});
