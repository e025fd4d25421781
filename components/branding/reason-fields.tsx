import { LANGUAGE_NAMES } from "@/components/copy/customer/messages";
import { Disclosure } from "@/components/ui/disclosure";
import { TextArea } from "@/components/ui/field";
import { MAX_REASON } from "@/lib/branding/view";
import { type Language, LANGUAGES } from "@/lib/links/view";

type ReasonFieldsProps = { reasons: Record<string, string>; onChange: (reasons: Record<string, string>) => void };

const OTHERS = LANGUAGES.filter((language) => language !== "en");

/** Why the organization reads, in one sentence, in each language that customers read. */
export function ReasonFields({ reasons, onChange }: ReasonFieldsProps) {
  const field = (language: Language, label: string) => {
    const text = reasons[language] ?? "";
    return (
      <TextArea
        key={language}
        name={`reason-${language}`}
        label={label}
        lang={language}
        rows={2}
        maxLength={MAX_REASON}
        hint={`${text.length} of ${MAX_REASON}.`}
        value={text}
        onChange={({ target }) => onChange({ ...reasons, [language]: target.value })}
      />
    );
  };
  return (
    <div className="grid gap-2">
      {field("en", "Why you read it, in one sentence")}
      <Disclosure summary="In other languages; where one is missing, a general sentence stands there">
        <div className="grid gap-4">{OTHERS.map((language) => field(language, LANGUAGE_NAMES[language]))}</div>
      </Disclosure>
    </div>
  );
}
