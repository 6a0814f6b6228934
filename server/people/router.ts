import type { OpenApiMeta } from "trpc-to-openapi";
import { z } from "zod";
import { publicProcedure, router } from "@/server/platform/trpc";
import { acceptInvitation, openInvitation } from "./accept-invitation";
import { changePassword } from "./change-password";
import {
  acceptInvitationInput,
  changePasswordInput,
  createOwnTokenInput,
  createTokenInput,
  invitationInput,
  revokeTokenInput,
  setUpInput,
  updateAccountInput,
  workspaceInput,
} from "./contracts";
import { createToken, createTokenByPassword } from "./create-token";
import { endSessions } from "./end-sessions";
import { sessionProcedure, userProcedure } from "./procedures";
import { listDemoAccounts } from "./queries/list-demo-accounts";
import { listTokens } from "./queries/list-tokens";
import { getWorkspace, listWorkspaces } from "./queries/list-workspaces";
import { revokeToken } from "./revoke-token";
import { isSetUpOpen, setUp } from "./set-up";
import { getAccount, updateAccount } from "./update-account";

const createTokenMeta = {
  openapi: {
    method: "POST",
    path: "/tokens",
    tags: ["tokens"],
    protect: false,
    summary: "Make a personal token",
    description: "The only request that needs no token. The token is shown in this answer and never again; at most 10 attempts a minute for an account and address.",
  },
} satisfies OpenApiMeta;

export const peopleRouter = router({
  createTokenByPassword: publicProcedure
    .meta(createTokenMeta)
    .input(createTokenInput)
    .output(z.object({ token: z.string() }))
    .mutation(({ ctx, input }) => createTokenByPassword(ctx.db, input, ctx.address)),
  isSignedIn: publicProcedure.query(({ ctx }) => ctx.user !== null),
  isSetUpOpen: publicProcedure.query(({ ctx }) => isSetUpOpen(ctx.db)),
  setUp: publicProcedure.input(setUpInput).mutation(({ ctx, input }) => setUp(ctx.db, input)),
  demoAccounts: publicProcedure.query(({ ctx }) => listDemoAccounts(ctx.db)),
  openInvitation: publicProcedure.input(invitationInput).query(({ ctx, input }) => openInvitation(ctx.db, input.code, ctx.address)),
  acceptInvitation: publicProcedure.input(acceptInvitationInput).mutation(({ ctx, input }) => acceptInvitation(ctx.db, input, ctx.address)),

  me: userProcedure.query(({ ctx }) => getAccount(ctx.db, ctx.user.id)),
  workspaces: userProcedure.query(({ ctx }) => listWorkspaces(ctx.db, ctx.user.id)),
  workspace: userProcedure.input(workspaceInput).query(({ ctx, input }) => getWorkspace(ctx.db, ctx.user.id, input.workspace)),

  updateAccount: sessionProcedure.input(updateAccountInput).mutation(({ ctx, input }) => updateAccount(ctx.db, ctx.user.id, input)),
  changePassword: sessionProcedure.input(changePasswordInput).mutation(({ ctx, input }) => changePassword(ctx.db, ctx.user, input, ctx.address)),
  endSessions: sessionProcedure.mutation(({ ctx }) => endSessions(ctx.db, ctx.user.id)),
  tokens: sessionProcedure.query(({ ctx }) => listTokens(ctx.db, ctx.user.id)),
  createToken: sessionProcedure.input(createOwnTokenInput).mutation(({ ctx, input }) => createToken(ctx.db, ctx.user.id, input.name)),
  revokeToken: sessionProcedure.input(revokeTokenInput).mutation(({ ctx, input }) => revokeToken(ctx.db, ctx.user.id, input.id)),
});
