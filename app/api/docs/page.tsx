import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ApiReference } from "@/components/portability/api-reference";
import { openApiDocument } from "@/server/answer-rest";
import { apiReference } from "@/server/portability/domain/api-reference";

export const dynamic = "force-dynamic";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("api"))("title") };
}

export default function ApiDocs() {
  return <ApiReference groups={apiReference(openApiDocument())} />;
}
