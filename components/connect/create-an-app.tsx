import { Disclosure } from "@/components/ui/disclosure";
import { NumberedList } from "./aside";

/** For readers who have no app at Xero yet. */
export function CreateAnApp() {
  return (
    <>
      <p>Create one in Xero’s developer portal. It takes about three minutes.</p>
      <Disclosure summary="Show me how">
        <NumberedList>
          <li>
            Sign in at <a href="https://developer.xero.com">developer.xero.com</a>, open My Apps and choose New app.
          </li>
          <li>Give it a name without “Xero” in it, and choose Web app.</li>
          <li>Enter your company’s URL. As redirect URI, paste the callback URL from the next step here.</li>
          <li>Open Configuration and generate a secret.</li>
        </NumberedList>
        <p className="mt-3">It is a Public app until Xero certifies it.</p>
      </Disclosure>
      <p className="mt-3">
        Just trying it out? <code className="font-mono">npm run up</code> starts a Xero simulator and prints the keys of
        its apps.
      </p>
    </>
  );
}
