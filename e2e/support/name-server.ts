import { createSocket } from "node:dgram";
import { once } from "node:events";
import { isIPv6 } from "node:net";

type Known = string[] | null;

/**
 * A name server on this machine (RFC 1035) that knows these names; null is silence, an empty list a CNAME that leads to no address, and
 * a function is asked with every query.
 */
export async function startNameServer(names: Record<string, Known | (() => Known)>) {
  const socket = createSocket("udp4");
  socket.on("message", (query, { port, address }) => {
    const { name, type, end } = readQuestion(query);
    const entry = names[name];
    const known = typeof entry === "function" ? entry() : entry;
    if (known === null) return;
    const addresses = (known ?? []).filter((each) => (isIPv6(each) ? 28 : 1) === type);
    const head = Buffer.from(query.subarray(0, 12));
    head.writeUInt16BE(known ? 0x8180 : 0x8183, 2);
    const records = known?.length === 0 ? [ALIAS] : addresses.map(toRecord);
    head.writeUInt16BE(records.length, 6);
    head.writeUInt32BE(0, 8);
    socket.send(Buffer.concat([head, query.subarray(12, end), ...records]), port, address);
  });
  socket.bind(0, "127.0.0.1");
  await once(socket, "listening");
  return { address: `127.0.0.1:${socket.address().port}`, close: () => socket.close() };
}

function readQuestion(query: Buffer) {
  const labels: string[] = [];
  let at = 12;
  for (let length = query[at]!; length > 0; length = query[at]!) {
    labels.push(query.toString("ascii", at + 1, at + 1 + length));
    at += 1 + length;
  }
  return { name: labels.join("."), type: query.readUInt16BE(at + 1), end: at + 5 };
}

/** A CNAME record: the name asked for is an alias of "x". */
const ALIAS = Buffer.from([0xc0, 12, 0, 5, 0, 1, 0, 0, 0, 0, 0, 3, 1, 0x78, 0]);

function toRecord(address: string): Buffer {
  const bytes = isIPv6(address) ? ipv6Bytes(address) : Buffer.from(address.split(".").map(Number));
  const head = Buffer.from([0xc0, 12, 0, bytes.length === 4 ? 1 : 28, 0, 1, 0, 0, 0, 0, 0, bytes.length]);
  return Buffer.concat([head, bytes]);
}

/** Of an address with one `::` in it. */
function ipv6Bytes(address: string): Buffer {
  const [before, after] = address.split("::").map((part) => part.split(":").filter(Boolean));
  const zeros = Array.from({ length: 8 - before!.length - after!.length }, () => "0");
  return Buffer.from([...before!, ...zeros, ...after!].map((group) => group.padStart(4, "0")).join(""), "hex");
}
