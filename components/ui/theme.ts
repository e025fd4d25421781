export const THEME_KEY = "gangway-theme";

export type Theme = "system" | "light" | "dark";

/** Runs in the head before anything is painted, so that a chosen theme never flashes. */
export const themeScript = `try{const t=localStorage.getItem("${THEME_KEY}");if(t==="light"||t==="dark")document.documentElement.dataset.theme=t}catch{}`;
