"use client";

import { useState } from "react";
import { useMutation } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useTRPCClient } from "@/components/trpc";
import { TextField } from "@/components/ui/text-field";
import type { Locale } from "@/server/people/contracts";
import { Form } from "./form";
import { PasswordField } from "./password-field";
import styles from "./people.module.css";
import { signIn } from "./sign-in";

type JoinFormProps = { code: string; email: string; suggestedName: string };

/** An invited person chooses what they are called and a password, and is signed in. */
export function JoinForm({ code, email, suggestedName }: JoinFormProps) {
  const t = useTranslations("people");
  const locale: Locale = useLocale() === "ko" ? "ko" : "en";
  const server = useTRPCClient();
  const [name, setName] = useState(suggestedName);
  const [password, setPassword] = useState("");
  const join = useMutation({
    mutationFn: async () => {
      const joined = await server.people.acceptInvitation.mutate({ code, name, password, locale });
      return signIn({ door: "credentials", email: joined.email, password }, "/");
    },
    onSuccess: (path) => location.assign(path),
  });
  return (
    <Form submitLabel={t("join")} onSubmit={() => join.mutate()} pending={join.isPending || join.isSuccess} error={join.error}>
      <TextField label={t("email")} name="email" autoComplete="username" className={styles.fixed} readOnly value={email} />
      <TextField label={t("name")} autoComplete="name" required value={name} onChange={(event) => setName(event.target.value)} />
      <PasswordField kind="new" label={t("password")} value={password} onChange={setPassword} />
    </Form>
  );
}
