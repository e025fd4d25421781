import { SMTPServer } from "smtp-server";

/** A mail server that keeps what it is given. */
export async function mailbox() {
  const mails: { to: string[]; text: string }[] = [];
  const server = new SMTPServer({
    authOptional: true,
    allowInsecureAuth: true,
    onAuth: ({ username }, _session, done) => done(null, { user: username }),
    disabledCommands: ["STARTTLS"],
    onData: (stream, { envelope }, done) => {
      let raw = "";
      stream.setEncoding("utf8").on("data", (part: string) => (raw += part));
      stream.on("end", () => {
        mails.push({ to: envelope.rcptTo.map(({ address }) => address), text: unfold(raw) });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  const { port } = server.server.address() as { port: number };
  return {
    url: `smtp://127.0.0.1:${port}`,
    /** What came for that address, the oldest first. */
    to: (address: string) => mails.filter(({ to }) => to.includes(address)).map(({ text }) => text),
    /** All of them, as one text. */
    text: () => mails.map(({ text }) => text).join("\n"),
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

/** Undoes quoted-printable (RFC 2045), as a mail program does. */
function unfold(raw: string): string {
  return raw
    .replaceAll(/=\r?\n/g, "")
    .replaceAll(/=([\dA-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
}
