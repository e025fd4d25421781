import type { Metadata } from "next";
import { connection } from "next/server";
import { ApiDocs } from "@/components/api-docs/api-docs";
import { openApiDocument } from "@/lib/api/openapi/document";
import { readDocument } from "@/lib/api/openapi/readable";

export const metadata: Metadata = { title: "API documentation" };

export default async function ApiDocsPage() {
  // The document holds the address under which this server is reached.
  await connection();
  return <ApiDocs document={readDocument(openApiDocument("elements"))} />;
}
