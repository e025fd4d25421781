import { GangwayError } from "@/lib/errors";
import { apiRoute } from "@/lib/api/route";

async function notFound(): Promise<Response> {
  throw new GangwayError("not_found", "There is no such resource. docs/api.md lists what there is.");
}

/** Whatever else is asked below the contract's address is answered in the contract's form. */
export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoute({
  GET: notFound,
  POST: notFound,
  PUT: notFound,
  PATCH: notFound,
  DELETE: notFound,
});
