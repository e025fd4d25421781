import { runTool } from "./checks/tool";

/** Builds docs/client as it is published, for the tests and examples that import it. */
export async function buildClientPackage(): Promise<void> {
  const { code, output } = await runTool("typescript", ["-p", "docs/client"]);
  if (code !== 0) throw new Error(`the client package does not compile:\n${output}`);
}
