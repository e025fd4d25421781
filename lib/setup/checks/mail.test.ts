import { SMTPServer } from "smtp-server";
import { expect, it } from "vitest";
import { mailbox } from "@/e2e/support/mailbox";
import { freePort } from "@/scripts/ports";
import { checkMail } from "./mail";

const MAIL_FROM = "Gangway <gangway@lantern.example>";

it("without a mail server the lines to set are shown", async () => {
  const found = await checkMail({ SMTP_URL: undefined, MAIL_FROM: undefined });
  expect(found).toMatchObject({ state: "unchecked" });
  expect(found.change).toMatchObject({ line: expect.stringMatching(/^SMTP_URL=.*\nMAIL_FROM=/) as string });
});

it("a mail server that lets us in is fine, and gets no email", async () => {
  const box = await mailbox();
  const found = await checkMail({ SMTP_URL: box.url, MAIL_FROM });
  expect(found).toMatchObject({ state: "ok" });
  expect(found.found).toContain(MAIL_FROM);
  expect(box.to("gangway@lantern.example")).toEqual([]);
  await box.close();
});

it("one that refuses the password is told apart from one that is not there, and neither shows the password", async () => {
  const server = new SMTPServer({
    disabledCommands: ["STARTTLS"],
    onAuth: (_auth, _session, done) => done(new Error("no")),
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  const { port } = server.server.address() as { port: number };
  const refused = await checkMail({ SMTP_URL: `smtp://us:hunter2@127.0.0.1:${port}`, MAIL_FROM });
  expect(refused).toMatchObject({ state: "failed" });
  expect(refused.found).toContain("refuses the user or the password");
  await new Promise<void>((resolve) => server.close(() => resolve()));
  const away = await checkMail({ SMTP_URL: `smtp://us:hunter2@127.0.0.1:${await freePort()}`, MAIL_FROM });
  expect(away.found).toContain("does not answer");
  expect(JSON.stringify([refused, away])).not.toContain("hunter2");
});
