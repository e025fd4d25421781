import { formText } from "@/components/ui/form-text";

/** What was entered for a new app, besides its kind. A private key may come as a file. */
export async function readNewApp(form: HTMLFormElement) {
  const data = new FormData(form);
  const file = data.get("privateKeyFile");
  const text = (name: string) => (data.has(name) ? formText(form, name) : "");
  return {
    name: text("name"),
    key: text("key"),
    secret: text("secret"),
    signWith: text("signWith") || "installation",
    privateKey: text("privateKey") || (file instanceof File ? await file.text() : ""),
    reads: data.getAll("reads").filter((value) => typeof value === "string"),
    madeBefore: text("madeBefore") === "1",
  };
}
