import { type Answer, jsonAnswer } from "./http";

export type Fields = Record<string, unknown>;

/** A control call that cannot be carried out. */
export class ControlError extends Error {
  readonly answer: Answer;

  constructor(status: number, message: string) {
    super(message);
    this.name = "ControlError";
    this.answer = jsonAnswer(status, { error: message });
  }
}

export function readFields(body: string): Fields {
  if (body.trim() === "") return {};
  try {
    const value: unknown = JSON.parse(body);
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Fields;
  } catch {
    // Answered below.
  }
  throw new ControlError(400, "The body has to be a JSON object");
}

export function text(fields: Fields, name: string): string | undefined {
  const value = fields[name];
  if (value === undefined || typeof value === "string") return value;
  throw new ControlError(400, `${name} has to be text`);
}

export function whole(fields: Fields, name: string): number | undefined {
  const value = fields[name];
  if (value === undefined || (typeof value === "number" && Number.isSafeInteger(value))) return value;
  throw new ControlError(400, `${name} has to be a whole number`);
}

export function texts(fields: Fields, name: string): string[] | undefined {
  const value = fields[name];
  if (value === undefined) return undefined;
  if (Array.isArray(value) && value.every((each): each is string => typeof each === "string")) return value;
  throw new ControlError(400, `${name} has to be a list of texts`);
}

export function wholes(fields: Fields, name: string): number[] | undefined {
  const value = fields[name];
  if (value === undefined) return undefined;
  if (Array.isArray(value) && value.every((each): each is number => Number.isSafeInteger(each))) return value;
  throw new ControlError(400, `${name} has to be a list of whole numbers`);
}
