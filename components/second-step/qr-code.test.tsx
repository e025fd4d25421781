import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { QrCode } from "./qr-code";

const URI =
  "otpauth://totp/Gangway%20localhost:a@example.com?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Gangway%20localhost";

test("draws a code with its finder patterns inside a quiet zone of four", () => {
  const drawn = renderToStaticMarkup(<QrCode text={URI} label="QR code of the key" />);
  const size = Number(/viewBox="0 0 (\d+) /.exec(drawn)![1]);
  const dark = new Set([...drawn.matchAll(/M(\d+) (\d+)h1/g)].map(([, x, y]) => `${x} ${y}`));
  const inner = size - 8;
  expect((inner - 17) % 4).toBe(0);
  for (const [left, top] of [
    [4, 4],
    [4 + inner - 7, 4],
    [4, 4 + inner - 7],
  ] as const)
    for (let step = 0; step < 7; step++)
      for (const place of [`${left + step} ${top}`, `${left} ${top + step}`, `${left + step} ${top + 6}`])
        expect(dark).toContain(place);
  for (let at = 0; at < size; at++) for (const edge of [`${at} 3`, `3 ${at}`]) expect(dark).not.toContain(edge);
  expect(drawn).toMatch(/<rect [^>]*fill="#fff".*<path [^>]*fill="#000"/);
  expect(drawn).toContain('aria-label="QR code of the key"');
});
