// @ts-check
// Gangway: lets a customer connect Xero from a page of yours. Types: gangway.d.ts. How to use it: docs/onboarding.md.
(() => {
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const origin = new URL(script.src).origin;
  /** The page of `returnUrl` and the page that opened the window are of one origin: they find each other also where Xero's pages cut the two windows apart. */
  const newChannel = () => new BroadcastChannel("gangway");

  /** @type {import("./gangway").Gangway["connect"]} */
  const connect = (options) => {
    const { token, mode = "redirect", language, onError } = options;
    const popup = mode === "popup" ? open("", "", "popup,width=520,height=760") : null;
    if (popup) listen(popup, options);
    const query = language ? `?lang=${encodeURIComponent(language)}` : "";
    Promise.resolve(token).then(
      (text) => (popup ?? window).location.assign(`${origin}/c/${encodeURIComponent(text)}${query}`),
      () => {
        popup?.close();
        onError?.({ reason: "no_token", supportCode: null });
      },
    );
  };

  /** Stops hearing of the window before: one that is opened again for the same session would be heard twice. */
  let forget = () => {};

  /** @type {(popup: Window, options: import("./gangway").ConnectOptions) => void} */
  const listen = (popup, { onSuccess, onExit, onError }) => {
    /** @type {import("./gangway").ConnectPlace} */
    let at = "start";
    /** The session of this window, as its first page said: other tabs may wait for windows of their own. */
    let mine = "";
    let isOver = false;
    const channel = newChannel();
    forget();
    forget = () => {
      isOver = true;
      removeEventListener("message", hear);
      channel.close();
      clearInterval(watch);
    };
    /** @type {(result: import("./gangway").ConnectSuccess) => void} */
    const succeed = ({ session, code }) => {
      if (isOver) return;
      forget();
      popup.close();
      onSuccess?.({ session, code });
    };
    /** @type {(event: MessageEvent) => void} */
    const hear = ({ origin: from, source, data }) => {
      if (from !== origin || source !== popup || !data || isOver) return;
      if (data.gangway === "success") succeed(data);
      else if (data.gangway === "at") {
        at = data.at;
        mine = data.session;
      } else if (data.gangway === "error") {
        at = "ended";
        onError?.({ reason: data.reason, supportCode: data.supportCode });
      }
    };
    addEventListener("message", hear);
    channel.addEventListener("message", ({ data }) => {
      if (data.session !== mine) return;
      channel.postMessage("heard");
      if (data.status === "success") succeed(data);
    });
    const watch = setInterval(() => {
      if (!popup.closed) return;
      clearInterval(watch);
      // A result that was sent just before the window closed comes first.
      setTimeout(() => isOver || onExit?.({ at }), 300);
    }, 300);
  };

  /** @type {import("./gangway").Gangway["returned"]} */
  const returned = async () => {
    const address = new URL(location.href);
    const { searchParams: query } = address;
    const [session, code, status] = ["session", "code", "status"].map((name) => query.get(name));
    if (!session || !(code || status === "exit")) return null;
    for (const name of ["session", "code", "status"]) query.delete(name);
    history.replaceState(history.state, "", address);
    /** @type {import("./gangway").Returned} */
    const result = code ? { status: "success", session, code } : { status: "exit", session };
    if (!(await tellOpener(result))) return result;
    window.close();
    return null;
  };

  /** Whether a page that waits for this window heard it. @type {(result: import("./gangway").Returned) => Promise<boolean>} */
  const tellOpener = (result) =>
    new Promise((resolve) => {
      const channel = newChannel();
      /** @type {(heard: boolean) => void} */
      const answer = (heard) => {
        channel.close();
        resolve(heard);
      };
      channel.addEventListener("message", ({ data }) => data === "heard" && answer(true));
      channel.postMessage(result);
      setTimeout(answer, 300, false);
    });

  window.gangway = { connect, returned };
})();
