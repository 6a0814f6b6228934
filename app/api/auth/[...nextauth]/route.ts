import { handleAuth } from "@/server/people/handle-auth";

export const dynamic = "force-dynamic";

type Params = { params: Promise<{ nextauth: string[] }> };

async function answer(request: Request, { params }: Params): Promise<Response> {
  return handleAuth(request, (await params).nextauth);
}

export { answer as GET, answer as POST };
