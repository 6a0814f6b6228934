import { answerHook } from "@/server/delivery/answer-hook";

export async function POST(request: Request, { params }: { params: Promise<{ kind: string; sourceId: string }> }): Promise<Response> {
  return answerHook(request, await params);
}
