export const THEME_KEY = "gangway-theme";

export type Theme = "system" | "light" | "dark";

/**
 * Runs in the head before anything is painted, so that a chosen theme never flashes. Leaves the page's nonce where Radix looks for it, which
 * puts a style sheet into pages with an open menu or dialog.
 */
export const themeScript = `__webpack_nonce__=document.currentScript.nonce;try{const t=localStorage.getItem("${THEME_KEY}");if(t==="light"||t==="dark")document.documentElement.dataset.theme=t}catch{}`;
