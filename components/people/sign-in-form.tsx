"use client";

import { useState } from "react";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { EmailField } from "./email-field";
import { Form } from "./form";
import { PasswordField } from "./password-field";
import { signIn } from "./sign-in";

export function SignInForm({ callbackUrl }: { callbackUrl: string }) {
  const t = useTranslations("people");
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const entry = useMutation({
    mutationFn: () => signIn({ door: "credentials", email, password }, callbackUrl),
    onSuccess: (path) => location.assign(path),
  });
  return (
    <Form submitLabel={t("signIn")} onSubmit={() => entry.mutate()} pending={entry.isPending || entry.isSuccess} error={entry.error}>
      <EmailField value={email} onChange={setEmail} />
      <PasswordField kind="current" label={t("password")} value={password} onChange={setPassword} />
    </Form>
  );
}
