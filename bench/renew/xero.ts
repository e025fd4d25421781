// Xero's token address at its fastest, or `delay` milliseconds later: a constant answer, so that what is measured is ours.
import { createServer } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";

const [port, delay] = process.argv.slice(2).map(Number);
// As long as Xero's access tokens are.
const accessToken = `at-${"x".repeat(1_400)}`;
const answer = JSON.stringify({
  access_token: accessToken,
  refresh_token: `rt-${"y".repeat(60)}`,
  expires_in: 1800,
  token_type: "Bearer",
  scope: "offline_access accounting.settings.read",
});
const JSON_TYPE = { "content-type": "application/json; charset=utf-8", "content-length": Buffer.byteLength(answer) };
let calls = 0;
/** Calls in each second since the first. */
const perSecond: (number | undefined)[] = [];

function mostInAMinute(): number {
  const seconds = Array.from(perSecond, (count) => count ?? 0);
  const sums = seconds.map((_, from) => seconds.slice(from, from + 60).reduce((sum, count) => sum + count, 0));
  return Math.max(0, ...sums);
}

createServer((request, response) => {
  if (request.url === "/calls") return void response.end(String(calls));
  if (request.url === "/most-in-a-minute") return void response.end(String(mostInAMinute()));
  // Which connections are left is asked seldom; nothing is connected here that could be missed.
  if (request.url === "/connections") return void response.end("[]");
  calls += 1;
  const second = Math.floor(performance.now() / 1_000);
  perSecond[second] = (perSecond[second] ?? 0) + 1;
  request.resume();
  const give = () => void response.writeHead(200, JSON_TYPE).end(answer);
  if (delay) void sleep(delay).then(give);
  else give();
}).listen(port, "127.0.0.1");
