import { Agent } from "undici";
import { z } from "zod";
import { env } from "@/lib/env";
import { callKms, readSetting } from "./call";
import { KmsError } from "./error";
import type { AwsCredentials } from "./sign-aws";

/** Where ECS serves the credentials of a task; only this machine knows the address. */
const ECS = "http://169.254.170.2";

const served = z.object({ AccessKeyId: z.string(), SecretAccessKey: z.string(), Token: z.string() });

/** From the settings, or from where ECS and EKS Pod Identity serve those of a container. Throws KmsError. */
export async function awsCredentials(): Promise<AwsCredentials> {
  const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN } = env();
  if (AWS_ACCESS_KEY_ID && AWS_SECRET_ACCESS_KEY)
    return {
      accessKeyId: AWS_ACCESS_KEY_ID,
      secretAccessKey: AWS_SECRET_ACCESS_KEY,
      sessionToken: AWS_SESSION_TOKEN,
    };
  const { AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: path, AWS_CONTAINER_CREDENTIALS_FULL_URI: full } = env();
  const address = path ? ECS + path : full;
  if (address && URL.canParse(address)) return containerCredentials(new URL(address));
  const remedy = "Set both, or run where ECS or EKS Pod Identity gives a container its own.";
  throw new KmsError("settings", `AWS_ACCESS_KEY_ID or AWS_SECRET_ACCESS_KEY is missing. ${remedy}`);
}

async function containerCredentials(url: URL): Promise<AwsCredentials> {
  const { AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: file } = env();
  const token = file && (await readSetting("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE", file));
  const headers: Record<string, string> = token ? { authorization: token } : {};
  // No proxy can reach the address.
  const through = new Agent({ pipelining: 0 });
  const { status, body } = await callKms("The container's credentials", () => ({ url, method: "GET", headers }), {
    through,
  });
  const { data } = served.safeParse(body);
  if (status !== 200 || !data)
    throw new KmsError("no_access", `The container has no credentials for AWS (${status}): see that it has a role.`);
  return { accessKeyId: data.AccessKeyId, secretAccessKey: data.SecretAccessKey, sessionToken: data.Token };
}
