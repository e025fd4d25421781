import { expect, test } from "vitest";
import type { LinkView } from "@/lib/links/view";
import { linkMadeBy, linkProgress, mailSentBy, noReminderWords } from "./reconnects";

const link: LinkView = {
  id: "l1",
  at: "2026-11-23T14:26:00Z",
  name: "Harbour Lane Bakery",
  app: { id: "a1", name: "Lantern Sync" },
  email: null,
  isByProgram: false,
  createdBy: "ops@lantern.example",
  externalId: null,
  instance: { id: 7, name: "Harbour Lane Bakery" },
  maxUses: 1,
  uses: 0,
  began: 0,
  opened: 0,
  openedAt: null,
  mailedAt: null,
  expiresAt: "2026-12-07T14:26:00Z",
  end: null,
  step: "new",
  problem: null,
};

test("a link says who made it and how far its customer came", () => {
  expect(linkMadeBy(link)).toBe("Link created by ops@lantern.example");
  expect(linkMadeBy({ ...link, createdBy: null })).toBe("Link created by Gangway");
  expect(linkMadeBy({ ...link, createdBy: null, isByProgram: true })).toBe("Link created by a program");
  expect(linkProgress(link)).toBe("Not opened yet");
  expect(linkProgress({ ...link, opened: 2, step: "sent" })).toBe("Opened 2 times, left at Xero");
  expect(linkProgress({ ...link, opened: 1, end: "revoked" })).toBe("Opened once, revoked");
});

test("a mail says whom it went to, and a reminder why none comes", () => {
  expect(mailSentBy({ to: "office@x.example", by: null })).toBe("Reminder sent to office@x.example");
  expect(mailSentBy({ to: "office@x.example", by: "ops@x.example" })).toBe(
    "Mailed to office@x.example by ops@x.example",
  );
  expect(noReminderWords({ sent: 0, nextAt: null, never: "unknown" })).toContain("no address of this customer");
  expect(noReminderWords({ sent: 3, nextAt: null, never: null })).toBe("All three reminders were sent.");
});
