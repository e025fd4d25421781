const page = (gangway: string, script: string) => `<!doctype html>
<html lang="en">
  <title>Lantern</title>
  <script src="${gangway}/gangway.js"></script>
  <h1>Lantern</h1>
  <p role="status"></p>
  <button>Connect Xero</button>
  <script>
    const say = (text) => (document.querySelector("[role=status]").textContent = text);
    const post = (path, body) =>
      fetch(path, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body ?? {}) }).then((answer) => answer.json());
    const finish = (result) => post("/finish", result).then((names) => say("Connected: " + names.join(", ")));
    ${script}
  </script>
</html>`;

/** The page with the button. `?mode=popup` opens a window. */
export const startPage = (gangway: string) =>
  page(
    gangway,
    `document.querySelector("button").onclick = () =>
      gangway.connect({
        mode: new URLSearchParams(location.search).get("mode") ?? "redirect",
        token: post("/session").then(({ token }) => token),
        onSuccess: finish,
        onExit: ({ at }) => say("Left at " + at),
        onError: ({ reason, supportCode }) => say("Failed: " + reason + " " + supportCode),
      });`,
  );

/** The page that customers come back to. */
export const returnPage = (gangway: string) =>
  page(
    gangway,
    `gangway.returned().then((result) => {
      if (result?.status === "success") return finish(result);
      say(result ? "Not connected" : "Nobody came back");
    });`,
  );
