import { MIN_PASSWORD_CHARACTERS } from "@/lib/accounts/view";

export const PASSWORD_HINT = `At least ${MIN_PASSWORD_CHARACTERS} characters. A few random words work well.`;

export function newPasswordError(password: string): string | undefined {
  return password.length < MIN_PASSWORD_CHARACTERS
    ? `Choose at least ${MIN_PASSWORD_CHARACTERS} characters.`
    : undefined;
}

/** For an empty field: "Enter your first name." */
export function missing(text: string, what: string): string | undefined {
  return text === "" ? `Enter ${what}.` : undefined;
}
