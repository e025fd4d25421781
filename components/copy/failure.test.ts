import { expect, test } from "vitest";
import { type EndedStep, FAILURE_CODES } from "@/lib/attempts/view";
import { failureWords } from "./failure";
import { failureRemedies } from "./failure-remedies";
import { failureStep } from "./failure-step";
import { STEPS } from "./step";

const attempt = {
  id: "1",
  kind: "partner",
  protocol: "oauth2",
  appName: "Lantern Sync",
  sent: null,
  canGoOn: true,
  waitUntil: null,
  step: "xero",
} as const;
const names = (step: EndedStep) => failureRemedies(step).map(({ name }) => name);
const stopped = (step: EndedStep) => {
  const at = failureStep(step);
  return at === null ? null : STEPS[at];
};

test.each(FAILURE_CODES)("%s says what happened, what is lost and what to do", (reason) => {
  const { title, short, happened, kept, next } = failureWords({ reason, attempt });
  expect(title).toMatch(/^[A-Z].*[^.]$/);
  expect(short).toMatch(/^\S.{3,14}$/);
  for (const sentence of [happened, kept, next]) expect(sentence).toMatch(/^[A-Z].*\.$/);
});

test("each reason has a title of its own", () => {
  const titles = FAILURE_CODES.map((reason) => failureWords({ reason, attempt: null }).title);
  expect(new Set(titles).size).toBe(FAILURE_CODES.length);
});

test.each(FAILURE_CODES)("%s names no app to a reader whose run it is not", (reason) => {
  const words = JSON.stringify([failureWords({ reason, attempt: null }), failureRemedies({ reason, attempt: null })]);
  expect(words).not.toMatch(/saved as|not saved/);
});

test("says whether the keys are saved, as far as it is known", () => {
  expect(failureWords({ reason: "declined", attempt }).kept).toBe(
    "Nothing was connected. The keys are still saved as Lantern Sync.",
  );
  expect(failureWords({ reason: "expired", attempt: { ...attempt, appName: null } }).kept).toBe(
    "Nothing was connected. The keys you entered are not saved.",
  );
  expect(failureWords({ reason: "expired", attempt: null }).kept).toBe("Nothing was connected.");
});

test("a consent is said to be kept only to the one whose run it is", () => {
  expect(failureWords({ reason: "xero_busy", attempt }).kept).toContain("kept for up to 15 minutes");
  expect(failureWords({ reason: "xero_busy", attempt: null }).kept).not.toContain("15 minutes");
});

test("a refused app is mended by what its kind may have", () => {
  const all = ["Key or client id", "Secret", "Certificate", "Callback URL"];
  expect(names({ reason: "app_refused", attempt })).toEqual(all);
  expect(names({ reason: "app_refused", attempt: { ...attempt, kind: "public" } })).not.toContain("Certificate");
  expect(names({ reason: "app_refused", attempt: null })).toEqual(all);
  expect(names({ reason: "wrong_browser", attempt: null })).toEqual([]);
});

test("a run that never came back says what Xero may have shown, one that came back does not", () => {
  const onXerosPage = ["Redirect URI", "Scope", "Client id", "Limit"];
  expect(names({ reason: "expired", attempt })).toEqual(onXerosPage);
  expect(names({ reason: "expired", attempt: null })).toEqual(onXerosPage);
  expect(names({ reason: "expired", attempt: { ...attempt, step: "organisation" } })).toEqual([]);
});

test("the stepper stops where the run did, and is left out where nobody knows", () => {
  expect(stopped({ reason: "declined", attempt })).toBe("Xero");
  expect(stopped({ reason: "expired", attempt: { ...attempt, step: "organisation" } })).toBe("Organisation");
  expect(stopped({ reason: "expired", attempt: { ...attempt, appName: null } })).toBe("Keys");
  expect(stopped({ reason: "app_refused", attempt: null })).toBe("Keys");
  expect(stopped({ reason: "wrong_browser", attempt: null })).toBe("Xero");
  expect(stopped({ reason: "not_found", attempt: null })).toBeNull();
});

test("at a limit of Xero's it says that the consent is kept", () => {
  const waiting = { ...attempt, waitUntil: "2026-11-30T01:10:00.000Z" };
  expect(failureWords({ reason: "xero_busy", attempt: waiting })).toMatchObject({
    kept: "Nothing was lost: the consent is kept until then.",
  });
  expect(failureWords({ reason: "declined", attempt: waiting }).short).toBe("declined");
});
