import { NOWHERE, OPERATIONS, type Path, RULES } from "./operations";
import { type Method, METHODS, resourceHandler } from "./route";

type Context = { params: Promise<Record<string, string | string[] | undefined>> };
type RouteHandlers = Record<Method | "OPTIONS", (request: Request, context: Context) => Promise<Response>>;

/** The route handlers of one path of the contract, for Next.js: they answer where our own server does not, as with `next start`. */
export function mount(path: Path | null): RouteHandlers {
  const handle = path === null ? resourceHandler(NOWHERE) : resourceHandler(OPERATIONS[path], RULES[path]);
  const handler = async (request: Request, { params }: Context) => {
    const parameters = Object.entries(await params).map(([name, value]) => [name, [value].flat()[0]] as const);
    return handle({ request, parameters: Object.fromEntries(parameters), exchange: null });
  };
  return Object.fromEntries([...METHODS, "OPTIONS"].map((method) => [method, handler])) as RouteHandlers;
}
