import "reflect-metadata";
import { webcrypto } from "node:crypto";
import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { createSecureContext, TLSSocket } from "node:tls";
import { PemConverter, X509CertificateGenerator } from "@peculiar/x509";

/** A server of TLS on this machine whose certificate nobody trusts. With `postgres` it speaks until TLS as PostgreSQL does. */
export async function untrustedServer(speaks: "tls" | "postgres" = "tls") {
  const algorithm = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ["sign", "verify"]);
  const certificate = await X509CertificateGenerator.createSelfSigned(
    { name: "CN=localhost", keys, signingAlgorithm: algorithm },
    webcrypto as Crypto,
  );
  const key = PemConverter.encode(await webcrypto.subtle.exportKey("pkcs8", keys.privateKey), "PRIVATE KEY");
  const secureContext = createSecureContext({ key, cert: certificate.toString("pem") });
  const secure = (socket: Socket) =>
    new TLSSocket(socket, { isServer: true, secureContext }).on("error", () => socket.destroy());
  const server = createServer((socket) => {
    if (speaks === "tls") secure(socket);
    else socket.once("data", () => socket.write("S", () => secure(socket))); // the answer to SSLRequest
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return { port: (server.address() as AddressInfo).port, close: () => void server.close() };
}
