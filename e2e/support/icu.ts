import { type MessageFormatElement, parse, TYPE } from "@formatjs/icu-messageformat-parser";

type Messages = { [key: string]: string | Messages };

/** Each message of a language by its key, such as `welcome.title`. */
export function messagesByKey(messages: Messages, before = ""): Map<string, string> {
  const entries = Object.entries(messages).flatMap(([key, value]) =>
    typeof value === "string" ? [[before + key, value] as const] : Array.from(messagesByKey(value, `${before}${key}.`)),
  );
  return new Map(entries);
}

/** The placeholders and tags of an ICU message, sorted: `{host}`, `{until, date}`, `<b>`. */
export function placeholdersOf(message: string): string[] {
  return [...new Set(flat(parse(message)).flatMap(placeholder))].toSorted();
}

function placeholder(element: MessageFormatElement): string[] {
  switch (element.type) {
    case TYPE.argument:
      return [`{${element.value}}`];
    case TYPE.date:
      return [`{${element.value}, date}`];
    case TYPE.select:
      return [`{${element.value}, select, ${Object.keys(element.options).join(" ")}}`];
    case TYPE.plural:
      return [`{${element.value}, plural}`];
    case TYPE.tag:
      return [`<${element.value}>`];
    case TYPE.number:
      return [`{${element.value}, number}`];
    case TYPE.time:
      return [`{${element.value}, time}`];
    case TYPE.literal:
    case TYPE.pound:
      return [];
  }
}

/** An element with all that is inside it. */
const flat = (elements: MessageFormatElement[]): MessageFormatElement[] =>
  elements.flatMap((element) => [element, ...inside(element).flatMap(flat)]);

function inside(element: MessageFormatElement): MessageFormatElement[][] {
  if (element.type === TYPE.tag) return [element.children];
  return "options" in element ? Object.values(element.options).map(({ value }) => value) : [];
}

const ACCENTS = "áƀçðéƒĝĥîĵķļɱñóþɋŕšţûṽŵẋýž";
const FILLER = "ñöçḧ ëïñ ṁâļ ";

/** An English text accented and 40 % longer, as a text in another language may be. */
export function pseudo(text: string): string {
  const accented = text.replaceAll(/[a-z]/gi, (letter) => {
    const other = ACCENTS.charAt(letter.toLowerCase().charCodeAt(0) - 97);
    return letter === letter.toLowerCase() ? other : other.toUpperCase();
  });
  return /[a-z]/i.test(text)
    ? accented + ` ${FILLER.repeat(text.length)}`.slice(0, Math.ceil(text.length * 0.4))
    : text;
}

/** Messages in the pseudo-locale: their texts are changed, their placeholders and tags stay. For tests only. */
export function pseudoMessages<M extends Messages>(messages: M): M {
  const entries = Object.entries(messages).map(([key, value]) => [
    key,
    typeof value === "string" ? pseudoMessage(value) : pseudoMessages(value),
  ]);
  return Object.fromEntries(entries) as M;
}

function pseudoMessage(message: string): string {
  const literals = flat(parse(message, { captureLocation: true })).filter(({ type }) => type === TYPE.literal);
  // From the last to the first, so that the places of those before stay.
  return literals
    .flatMap(({ location }) => location ?? [])
    .toSorted((one, other) => other.start.offset - one.start.offset)
    .reduce(
      (text, { start, end }) =>
        text.slice(0, start.offset) + pseudo(text.slice(start.offset, end.offset)) + text.slice(end.offset),
      message,
    );
}
