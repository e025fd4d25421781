/** Called once when a server starts, before the first request. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === "nodejs") {
    const { proveAddresses } = await import("./lib/prove-addresses");
    proveAddresses();
    const { refuseUnreadable } = await import("./lib/readable-requests");
    refuseUnreadable();
    const { tellWhenAway } = await import("./lib/page-when-away");
    tellWhenAway();
    const { measureRequests } = await import("./lib/measure-requests");
    measureRequests();
    const { apiListener, isApi } = await import("./lib/api/server");
    // For scripts/server.js, which has none of our code but through here.
    Object.assign(globalThis, { gangwayApi: { listen: apiListener(), isApi } });
    const { boot } = await import("./lib/boot");
    await boot();
    const { requestTracer } = await import("./lib/trace-requests");
    Object.assign(globalThis, { gangwayTrace: requestTracer() });
  }
}
