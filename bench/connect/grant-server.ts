import { Agent } from "node:http";
import { connect, type NetConnectOpts } from "node:net";
import express from "express";
import session from "express-session";
import grant from "grant";

// The peer: grant on express asks the same simulator for a request token and redirects to the authorise address.
const [port, simulatorPort, key, secret] = process.argv.slice(2);

// grant 5.4.24 signs a wrong address when there is a port in it, so it is given one without and led to the simulator.
class ToSimulator extends Agent {
  override createConnection(options: NetConnectOpts) {
    return connect({ ...options, host: "localhost", port: Number(simulatorPort) });
  }
}

const config = {
  defaults: { origin: `http://localhost:${port}`, transport: "session" as const },
  xero: {
    oauth: 1,
    request_url: "http://localhost/oauth/RequestToken",
    authorize_url: "http://localhost/oauth/Authorize",
    access_url: "http://localhost/oauth/AccessToken",
    key: key!,
    secret: secret!,
  },
};

const app = express();
app.use(session({ secret: "bench", saveUninitialized: true, resave: false }));
app.use(grant.express({ config, request: { agent: new ToSimulator({ keepAlive: true }) } }));
app.listen(Number(port));
