import { answerRest } from "@/server/answer-rest";

export const dynamic = "force-dynamic";

function answer(request: Request): Promise<Response> {
  return answerRest(request);
}

export { answer as DELETE, answer as GET, answer as HEAD, answer as OPTIONS, answer as PATCH, answer as POST, answer as PUT };
