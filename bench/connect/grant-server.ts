import express from "express";
import session from "express-session";
import grant from "grant";

// The peer: grant on express asks the same simulator for a request token and redirects to the authorise address.
const [port, base, key, secret] = process.argv.slice(2);
const app = express();
app.use(session({ secret: "bench", saveUninitialized: true, resave: false }));
app.use(
  grant.express({
    defaults: { origin: `http://localhost:${port}`, transport: "session" },
    xero: {
      oauth: 1,
      request_url: `${base}/oauth/RequestToken`,
      authorize_url: `${base}/oauth/Authorize`,
      access_url: `${base}/oauth/AccessToken`,
      key: key!,
      secret: secret!,
    },
  }),
);
app.listen(Number(port), "127.0.0.1", () => console.log("ready"));
