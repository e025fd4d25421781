import { Plus, X } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Field, fieldProps, inputStyle } from "@/components/ui/field";
import { useOptions } from "./use-counts";

const HINT = "Shows instances that have all of these tags.";

/** Tags to filter by, typed or chosen from recent ones. */
export function TagField({ tags, onChange }: { tags: string[]; onChange: (tags: string[]) => void }) {
  const [typed, setTyped] = useState("");
  const { tags: known } = useOptions();

  function add() {
    const tag = typed.trim();
    setTyped("");
    if (tag !== "" && !tags.includes(tag)) onChange([...tags, tag]);
  }

  return (
    <div className="grid gap-2">
      <Field id="tag" label="Tags" hint={HINT}>
        <div className="flex">
          <input
            {...fieldProps("tag", { label: "Tags", hint: HINT })}
            list="known-tags"
            value={typed}
            maxLength={255}
            onChange={({ target }) => setTyped(target.value)}
            onKeyDown={(event) => {
              if (event.key !== "Enter") return;
              event.preventDefault();
              add();
            }}
            className={`${inputStyle} min-w-0 rounded-r-none focus-visible:z-1`}
          />
          <Button size="joined" onClick={add}>
            <Plus /> Add
          </Button>
        </div>
      </Field>
      <datalist id="known-tags">
        {known.map((tag) => (
          <option key={tag}>{tag}</option>
        ))}
      </datalist>
      {tags.length > 0 && (
        <ul className="flex flex-wrap gap-2">
          {tags.map((tag) => (
            <li key={tag} className="min-w-0">
              <Button
                variant="chosen"
                size="sm"
                className="max-w-full"
                onClick={() => onChange(tags.filter((other) => other !== tag))}
              >
                <span dir="auto" title={tag} className="truncate">
                  {tag}
                </span>
                <span className="sr-only">, remove</span>
                <X />
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
