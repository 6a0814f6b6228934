"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { signOut } from "@/components/shell/sign-out";
import { useTRPCClient } from "@/components/trpc";
import { Form } from "./form";

/** Signs the person out on every computer, this one included. */
export function EndSessions() {
  const t = useTranslations("people");
  const server = useTRPCClient();
  const end = useMutation({
    mutationFn: async () => {
      await server.people.endSessions.mutate();
      await signOut();
    },
  });
  return (
    <Form submitLabel={t("endSessions")} onSubmit={() => end.mutate()} pending={end.isPending || end.isSuccess} error={end.error} weight="secondary">
      <p>{t("endSessionsText")}</p>
    </Form>
  );
}
