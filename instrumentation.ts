/** Called once when a server starts, before the first request. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === "nodejs") {
    const { proveAddresses } = await import("./lib/prove-addresses");
    proveAddresses();
    const { rememberExchanges } = await import("./lib/passthrough/exchange");
    rememberExchanges();
    const { refuseUnreadable } = await import("./lib/readable-requests");
    refuseUnreadable();
    const { tellWhenAway } = await import("./lib/page-when-away");
    tellWhenAway();
    const { boot } = await import("./lib/boot");
    await boot();
  }
}
