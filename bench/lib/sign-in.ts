import type { Portal } from "./portal";

/** Signs the first admin in, and gives the Cookie header of the session. */
export async function signIn({ url, admin }: Portal): Promise<string> {
  const form = await fetch(`${url}/api/auth/csrf`);
  const { csrfToken } = (await form.json()) as { csrfToken: string };
  const body = new URLSearchParams({ csrfToken, ...admin, json: "true" });
  const headers = { cookie: cookiesOf(form) };
  const answer = await fetch(`${url}/api/auth/callback/credentials`, {
    method: "POST",
    body,
    headers,
    redirect: "manual",
  });
  return `${cookiesOf(form)}; ${cookiesOf(answer)}`;
}

function cookiesOf(answer: Response): string {
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");
}
