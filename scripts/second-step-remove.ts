// npm run second-step:remove -- EMAIL: lets somebody who has lost their second step sign in with the password alone, with the server's
// settings in the environment. For who has no admin that could do it under People.
import { removeSecondStepAsOperator } from "@/lib/accounts/second-step/lost";
import { closeDatabase } from "@/lib/db";
import { GangwayError } from "@/lib/errors";

const [email = ""] = process.argv.slice(2);
try {
  const removed = await removeSecondStepAsOperator(email);
  console.log(removed ? `The second step of ${email} is removed.` : `${email} has no second step.`);
} catch (error) {
  if (!(error instanceof GangwayError)) throw error;
  console.error(`${error.message} Usage: npm run second-step:remove -- EMAIL`);
  process.exitCode = 1;
}
await closeDatabase();
