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

test("says what came of the last try, and how many there were", () => {
  expect(say({})).toBe("Not tried yet.");
  expect(say({ nextAt: null })).toBe("Being sent.");
  expect(say({ status: "delivered", attempts: 1, answerStatus: 204 })).toBe("Answered 204. Tried once.");
  expect(say({ attempts: 2, answerStatus: 503 })).toBe("Answered 503. Tried twice.");
  expect(say({ attempts: 3, answerStatus: 302 })).toBe("Answered 302. Redirects are not followed. Tried three times.");
  expect(say({ attempts: 10, problem: "timeout" })).toBe("No answer within 10 seconds. Tried ten times.");
  expect(say({ problem: "switched_off" })).toBe("The webhook was switched off.");
});

test.each(DELIVERY_PROBLEMS)("%s has words", (problem) => expect(say({ problem })).toMatch(/^[A-Z].*\.$/));

test("an address has to be whole", () => {
  expect(receiverError("")).toBe("Enter an address.");
  for (const wrong of ["app.example.com/hooks", "ftp://app.example.com", "/hooks"])
    expect(receiverError(wrong)).toMatch(/starts with https/);
  expect(receiverError("https://app.example.com/hooks?customer=7")).toBeUndefined();
});
