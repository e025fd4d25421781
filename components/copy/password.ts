import { FEWEST_PASSWORD_CHARACTERS } from "@/lib/accounts/view";

export const PASSWORD_HINT = `At least ${FEWEST_PASSWORD_CHARACTERS} characters. Several words are easy to keep in mind.`;

export function newPasswordError(password: string): string | undefined {
  return password.length < FEWEST_PASSWORD_CHARACTERS
    ? `Choose at least ${FEWEST_PASSWORD_CHARACTERS} characters.`
    : undefined;
}

/** For an empty field: "Enter your first name." */
export function missing(text: string, what: string): string | undefined {
  return text === "" ? `Enter ${what}.` : undefined;
}
