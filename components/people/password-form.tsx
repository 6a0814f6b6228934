"use client";

import { useState } from "react";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPCClient } from "@/components/trpc";
import { useToast } from "@/components/ui/toast";
import { Form } from "./form";
import { PasswordField } from "./password-field";
import { signIn } from "./sign-in";

/** Changing the password ends every session; this browser signs in again at once. */
export function PasswordForm({ email }: { email: string }) {
  const t = useTranslations("people");
  const toast = useToast();
  const server = useTRPCClient();
  const [current, setCurrent] = useState("");
  const [next, setNext] = useState("");
  const change = useMutation({
    mutationFn: async () => {
      await server.people.changePassword.mutate({ current, next });
      await signIn({ door: "credentials", email, password: next }, "/account");
    },
    onSuccess: () => {
      setCurrent("");
      setNext("");
      toast.show({ text: t("passwordChanged"), tone: "success" });
    },
  });
  return (
    <Form submitLabel={t("changePassword")} onSubmit={() => change.mutate()} pending={change.isPending} error={change.error} weight="secondary">
      <input type="text" name="email" autoComplete="username" value={email} readOnly hidden />
      <PasswordField kind="current" label={t("currentPassword")} value={current} onChange={setCurrent} />
      <PasswordField kind="new" label={t("newPassword")} value={next} onChange={setNext} />
    </Form>
  );
}
