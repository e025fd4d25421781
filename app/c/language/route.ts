import { toLocalPath } from "@/lib/local-path";
import { languageCookie, readLanguage } from "@/lib/links/language";
import { seeOther } from "@/lib/portal";

/** The language switch of a customer's page: remembers the choice and leads back. */
export function GET(request: Request): Response {
  const query = new URL(request.url).searchParams;
  const language = readLanguage(query.get("to"));
  return seeOther(toLocalPath(query.get("back")) ?? "/", language ? { "set-cookie": languageCookie(language) } : {});
}
