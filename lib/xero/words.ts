import type { XeroErrorReason } from "./errors";

/** For people: what went wrong at Xero and what to do, in one or two plain sentences. */
export const XERO_WORDS: Record<XeroErrorReason, string> = {
  consumer_key_unknown: "Xero does not know this key. Compare it with the app's page at Xero, every character counts.",
  signature_invalid: "Xero could not verify the signature: the secret or the private key is not this app's.",
  certificate_missing:
    "Xero has no certificate for this app, or the app is of the other kind. For a Partner app, upload the certificate that Gangway signs with at Xero, or give the private key whose certificate is there.",
  callback_refused:
    "Xero refused the callback address: its host is not the callback domain registered for this app. Register that domain at Xero, or use an address below the registered one.",
  client_refused:
    "Xero refuses this client id and secret. Compare both with the app's page at Xero, or make a new secret there.",
  scope_refused:
    "Xero refuses what this app asks to read. Apps made since 2 March 2026 have granular scopes only: choose what the app may really read.",
  clock_wrong:
    "Xero refused the time or number of this request. Check that this server's clock is right, then try again.",
  token_rejected:
    "Xero no longer accepts this consent: it was used, withdrawn or replaced by a newer one. Ask the customer to connect again.",
  token_expired: "The token has ended. Ask the customer to connect again.",
  permission_denied:
    "The customer may not connect this organisation. Ask somebody who may manage its connections in Xero.",
  connection_removed:
    "This organisation is not connected to the app any more: it was disconnected in Xero. Ask the customer to connect again.",
  rate_limited: "Xero is receiving too many calls at the moment. Try again in a minute.",
  unavailable: "Xero is not available at the moment. Try again in a few minutes.",
  organisation_offline: "Xero says this organisation is offline at the moment. Try again in a few minutes.",
  unreachable: "Xero could not be reached. Check this server's connection, then try again.",
  timeout: "Xero did not answer in time. Try again in a minute.",
  nonsense: "The answer was not one Xero gives. Something between Gangway and Xero may have replaced it.",
};
