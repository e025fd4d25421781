import http from "node:http";
import https from "node:https";
import { Agent, type AgentConnectOpts } from "agent-base";
import { HttpsProxyAgent } from "https-proxy-agent";
import { proxyOf } from "./proxy";

/** For libraries that use the clients of Node.js itself: connects to each address as the settings say. */
export class NodeAgent extends Agent {
  connect(_request: http.ClientRequest, { secureEndpoint, host, port }: AgentConnectOpts): http.Agent {
    const proxy = proxyOf(new URL(`${secureEndpoint ? "https" : "http"}://${host}:${port}`));
    if (proxy) return new HttpsProxyAgent(proxy);
    return secureEndpoint ? https.globalAgent : http.globalAgent;
  }
}
