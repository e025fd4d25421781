/** Called once when a server starts, before the first request. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === "nodejs") {
    const { rememberExchanges } = await import("./lib/passthrough/exchange");
    rememberExchanges();
    const { boot } = await import("./lib/boot");
    await boot();
  }
}
