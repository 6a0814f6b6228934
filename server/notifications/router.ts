import { sessionProcedure, userProcedure } from "@/server/people/procedures";
import { router } from "@/server/platform/trpc";
import { chooseNotifications, getNotificationChoice } from "./choose-notifications";
import { chooseNotificationsInput, listNotificationsInput, readNotificationsInput } from "./contracts";
import { countUnread, listNotifications } from "./queries/list-notifications";
import { readNotifications } from "./read-notifications";

export const notificationsRouter = router({
  list: userProcedure.input(listNotificationsInput).query(({ ctx, input }) => listNotifications(ctx.db, ctx.user.id, input)),
  unread: userProcedure.query(({ ctx }) => countUnread(ctx.db, ctx.user.id)),
  read: userProcedure.input(readNotificationsInput).mutation(({ ctx, input }) => readNotifications(ctx.db, ctx.user.id, input)),
  choice: sessionProcedure.query(({ ctx }) => getNotificationChoice(ctx.db, ctx.user.id)),
  choose: sessionProcedure.input(chooseNotificationsInput).mutation(({ ctx, input }) => chooseNotifications(ctx.db, ctx.user.id, input)),
});
