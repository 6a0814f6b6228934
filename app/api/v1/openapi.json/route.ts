import { answerOpenApi } from "@/server/answer-rest";

export const dynamic = "force-dynamic";

export { answerOpenApi as GET };
