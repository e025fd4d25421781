import { Disclosure } from "@/components/ui/disclosure";
import { NumberedList } from "./aside";

/** For a reader without an app at Xero. */
export function CreateAnApp() {
  return (
    <>
      <p>Make one in Xero’s developer portal. It takes about three minutes.</p>
      <Disclosure summary="Show me how">
        <NumberedList>
          <li>
            Sign in at <a href="https://developer.xero.com">developer.xero.com</a>, open My Apps and choose New app.
          </li>
          <li>Give it a name without “Xero” in it, and choose Web app.</li>
          <li>Enter your company’s address, and as redirect URI the callback URL that the next step here shows.</li>
          <li>Open Configuration, and generate a secret.</li>
        </NumberedList>
        <p className="mt-3">It is a Public app until Xero certifies it.</p>
      </Disclosure>
      <p className="mt-3">
        Only trying? <code className="font-mono">npm run up</code> starts a simulator of Xero and prints the keys of its
        apps.
      </p>
    </>
  );
}
