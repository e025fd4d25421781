import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { ROOT } from "@/scripts/root";

export const LANGUAGES = ["bash", "ts", "python", "php"] as const;
export type Language = (typeof LANGUAGES)[number];

/** A block of code of a page, and the heading above it. */
export type Example = { section: string; language: Language; code: string };

const FOLDER = join(ROOT, "docs/guides");

/** The names of the guides. */
export const GUIDES = readdirSync(FOLDER).map((file) => basename(file, ".md"));

/** The examples of a guide in their order. */
export const examplesOf = (guide: string) => readExamples(join(FOLDER, `${guide}.md`));

/** Those of the README, without the commands that start Gangway. */
export const readmeExamples = () =>
  readExamples(join(ROOT, "README.md")).filter(({ section }) => section.startsWith("From a program"));

function readExamples(file: string): Example[] {
  return readFileSync(file, "utf8")
    .split(/^## /m)
    .flatMap((part) => {
      const section = part.slice(0, part.indexOf("\n"));
      return [...part.matchAll(/^```(\w+)\n(.*?)^```$/gms)].flatMap(([, language, code]) =>
        isLanguage(language) ? [{ section, language, code: code! }] : [],
      );
    });
}

const isLanguage = (name: string | undefined): name is Language => LANGUAGES.some((language) => language === name);
