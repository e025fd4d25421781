import assert from "node:assert/strict";

type Admin = { email: string; password: string; userSecret: string; organizationSecret: string };

/** Asks for what people and programs ask for first: pages with all that they load, and calls with secrets and with a password. */
export async function tryProduct(url: string, admin: Admin): Promise<void> {
  const page = await read(`${url}/sign-in`);
  assert.match(page, /<title>Sign in/);
  const loaded = new Set(page.match(/\/_next\/static\/[^"\\]+/g));
  assert.ok(loaded.size > 3, "the page loads scripts and styles");
  for (const path of [...loaded, "/gangway.js", "/icon.svg"]) await read(url + path);

  const api = `${url}/elements/api-v2`;
  assert.match(await read(`${api}/elements`), /"key":"xero"/);
  const { userSecret, organizationSecret } = admin;
  const headers = { authorization: `User ${userSecret}, Organization ${organizationSecret}` };
  assert.equal(await read(`${api}/instances`, { headers }), "[]");
  // Argon2 is native.
  const body = JSON.stringify({ username: admin.email, password: admin.password });
  const signIn = { method: "POST", headers: { "content-type": "application/json" }, body };
  assert.match(await read(`${api}/authentication`, signIn), /"token":"/);
}

async function read(url: string, init?: RequestInit): Promise<string> {
  const answer = await fetch(url, init);
  const text = await answer.text();
  assert.equal(answer.status, 200, `${url} answered ${answer.status}: ${text.slice(0, 500)}`);
  return text;
}
