import { randomBytes } from "node:crypto";
import { tokenHash } from "@/lib/encryption";

/** A new key. Its beginning says what it is, to people and to scanners for leaked secrets; it is selected by a double click. */
export function newKey(kind: "organization" | "instance") {
  const key = `gangway_${kind === "organization" ? "org" : "inst"}_${randomBytes(32).toString("hex")}`;
  return { key, keyHash: tokenHash(key), hint: key.slice(-4) };
}
