import { ATTEMPT_MINUTES } from "./view";

export const ATTEMPT_LIFE_MS = ATTEMPT_MINUTES * 60_000;
