import { Agent, type Dispatcher, ProxyAgent } from "undici";
import { proxyOf } from "./proxy";

/** The connections of one kind of call: direct ones, and through the proxies of the settings, each with these options. */
export function newDispatcher(options: Agent.Options): Dispatcher {
  const proxies = new Map<string, ProxyAgent>();
  const throughProxy = (uri: string) => {
    const known = proxies.get(uri) ?? new ProxyAgent({ ...options, uri });
    proxies.set(uri, known);
    return known;
  };
  return new Agent(options).compose((dispatch) => (call, handler) => {
    const proxy = call.origin && proxyOf(new URL(call.origin));
    return proxy ? throughProxy(proxy).dispatch(call, handler) : dispatch(call, handler);
  });
}
