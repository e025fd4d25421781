import { expect, test } from "vitest";
import { DELIVERY_PROBLEMS, type DeliveryView } from "@/lib/webhooks/view";
import { deliveryOutcome, receiverError } from "./delivery";

const say = (part: Partial<DeliveryView>) =>
  deliveryOutcome({
    id: "1",
    event: { id: "1", type: "webhook.tested", actor: null, data: {}, at: "2026-11-23T14:26:00Z" },
    status: "waiting",
    attempts: 0,
    nextAt: "2026-11-23T14:26:00Z",
    answerStatus: null,
    problem: null,
    ...part,
  });

test("gives the result of the last attempt, and how many there were", () => {
  expect(say({})).toBe("Queued.");
  expect(say({ nextAt: null })).toBe("Sending.");
  expect(say({ status: "delivered", attempts: 1, answerStatus: 204 })).toBe("Answered 204. 1 attempt.");
  expect(say({ attempts: 2, answerStatus: 503 })).toBe("Answered 503. 2 attempts.");
  expect(say({ attempts: 3, answerStatus: 302 })).toBe("Answered 302. Redirects are not followed. 3 attempts.");
  expect(say({ attempts: 10, problem: "timeout" })).toBe("No response within 10 seconds. 10 attempts.");
  expect(say({ problem: "switched_off" })).toBe("The webhook was turned off.");
});

test.each(DELIVERY_PROBLEMS)("%s has words", (problem) => expect(say({ problem })).toMatch(/^[A-Z].*\.$/));

test("a URL must be complete", () => {
  expect(receiverError("")).toBe("Enter a URL.");
  for (const wrong of ["app.example.com/hooks", "ftp://app.example.com", "/hooks"])
    expect(receiverError(wrong)).toMatch(/starts with https/);
  expect(receiverError("https://app.example.com/hooks?customer=7")).toBeUndefined();
});
