import { escapeMarkup } from "./encoding";
import { type Answer, pageAnswer } from "./http";

const style = `
:root { color-scheme: light dark; --ink: #16202b; --soft: #55636f; --ground: #eef2f5; --card: #fff; --line: #c3ccd4; --accent: #0b6285; --on: #fff; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e9eef2; --soft: #a6b3be; --ground: #10171d; --card: #19232b; --line: #45535f; --accent: #7cc9e8; --on: #08222e; }
}
* { box-sizing: border-box; }
body { margin: 0; padding: 2rem 1rem; background: var(--ground); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }
main { max-width: 42rem; margin: 0 auto; padding: 1.5rem; background: var(--card); border: 1px solid var(--line); border-radius: .75rem; }
.banner { max-width: 42rem; margin: 0 auto 1rem; color: var(--soft); font-size: .875rem; }
h1 { margin: 0 0 1rem; font-size: 1.5rem; line-height: 1.25; } h2 { margin: 0 0 .5rem; font-size: 1.125rem; }
fieldset { margin: 1rem 0; padding: 0; border: 0; } legend { padding: 0; font-weight: 600; }
.choice { display: flex; gap: .75rem; align-items: center; padding: .75rem; border: 1px solid var(--line); border-radius: .5rem; margin-top: .5rem; cursor: pointer; }
.choice:has(:checked) { border-color: var(--accent); } .choice input { accent-color: var(--accent); width: 1.125rem; height: 1.125rem; margin: 0; }
.choice small, .soft, dt { color: var(--soft); }
button { font: inherit; font-weight: 600; min-height: 2.75rem; padding: .5rem 1.25rem; border-radius: .5rem; border: 1px solid var(--accent); background: transparent; color: var(--accent); cursor: pointer; }
button.main { background: var(--accent); color: var(--on); } .buttons { display: flex; flex-wrap: wrap; gap: .75rem; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
section { border-top: 1px solid var(--line); padding: 1.25rem 0; } dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem; margin: 0 0 1rem; } dd { margin: 0; overflow-wrap: anywhere; }
textarea, select, input[type="url"] { display: block; width: 100%; margin: .25rem 0 .75rem; padding: .5rem; font: .8125rem/1.4 ui-monospace, monospace; background: var(--ground); color: var(--ink); border: 1px solid var(--soft); border-radius: .5rem; }
ul { padding-left: 1.25rem; } a { color: var(--accent); }
code { font-family: ui-monospace, monospace; }`;

/** A whole page around markup that is already safe. */
export function page(status: number, title: string, markup: string): Answer {
  return pageAnswer(
    status,
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escapeMarkup(title)} – Xero simulator</title><link rel="icon" href="data:,"><style>${style}</style></head>
<body><header class="banner">Xero simulator. Nothing here is real, and nothing leaves this computer.</header>
<main><h1>${escapeMarkup(title)}</h1>${markup}</main></body></html>`,
  );
}
