import { createHash } from "node:crypto";
import { InputError } from "@/lib/errors";
import { cleanSvg, UnusableSvg } from "./clean-svg";
import { MAX_LOGO_BYTES } from "./view";

/** A logo as it is stored: nothing in it acts, and its SHA-256 in hex names it. */
export type Logo = { logo: Uint8Array<ArrayBuffer>; logoType: "image/svg+xml" | "image/png"; logoHash: string };

const PNG_START = Buffer.from("89504e470d0a1a0a0000000d49484452", "hex");
const PNG_END = Buffer.from("0000000049454e44ae426082", "hex");
const MAX_PIXELS = 2_000;

/** Reads a logo from the base64 of its file; what it is, its bytes decide. Throws `invalid_request`. */
export function readLogo(base64: string): Logo {
  const bytes = Buffer.from(base64, "base64");
  if (bytes.length > MAX_LOGO_BYTES) throw new InputError("Logo", "is larger than 100 kB. Save a smaller one.");
  if (bytes.subarray(0, 16).equals(PNG_START)) return readPng(bytes);
  return stored(Buffer.from(readSvg(bytes)), "image/svg+xml");
}

function readPng(bytes: Buffer): Logo {
  if (!bytes.subarray(-12).equals(PNG_END)) throw new InputError("Logo", "is not a whole PNG. Save it again.");
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  const fits = [width, height].every((pixels) => pixels > 0 && pixels <= MAX_PIXELS);
  if (!fits) throw new InputError("Logo", `is larger than ${MAX_PIXELS} by ${MAX_PIXELS} pixels. Save a smaller one.`);
  return stored(bytes, "image/png");
}

function readSvg(bytes: Buffer): string {
  try {
    return cleanSvg(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (error) {
    if (error instanceof UnusableSvg) throw new InputError("Logo", error.message);
    throw new InputError("Logo", "is neither a PNG nor an SVG. Save it as one of the two.");
  }
}

function stored(bytes: Buffer, logoType: Logo["logoType"]): Logo {
  return { logo: Uint8Array.from(bytes), logoType, logoHash: createHash("sha256").update(bytes).digest("hex") };
}
