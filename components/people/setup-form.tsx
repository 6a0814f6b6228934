"use client";

import { useState } from "react";
import { useMutation } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useTRPCClient } from "@/components/trpc";
import { TextField } from "@/components/ui/text-field";
import type { Locale } from "@/server/people/contracts";
import { EmailField } from "./email-field";
import { Form } from "./form";
import { PasswordField } from "./password-field";
import { signIn } from "./sign-in";

/** Makes the first admin, signs them in and shows them their empty workspace. */
export function SetupForm() {
  const t = useTranslations("people");
  const locale: Locale = useLocale() === "ko" ? "ko" : "en";
  const server = useTRPCClient();
  const [fields, setFields] = useState({ name: "", email: "", password: "", workspace: "" });
  const set = (field: keyof typeof fields) => (value: string) => setFields((before) => ({ ...before, [field]: value }));
  const setUp = useMutation({
    mutationFn: async () => {
      const made = await server.people.setUp.mutate({ ...fields, locale });
      return signIn({ door: "credentials", email: made.email, password: fields.password }, `/w/${made.workspace}`);
    },
    onSuccess: (path) => location.assign(path),
  });
  return (
    <Form submitLabel={t("setUp")} onSubmit={() => setUp.mutate()} pending={setUp.isPending || setUp.isSuccess} error={setUp.error}>
      <TextField label={t("name")} autoComplete="name" required value={fields.name} onChange={(event) => set("name")(event.target.value)} />
      <EmailField value={fields.email} onChange={set("email")} />
      <PasswordField kind="new" label={t("password")} value={fields.password} onChange={set("password")} />
      <TextField
        label={t("workspace")}
        hint={t("workspaceHint")}
        autoComplete="organization"
        required
        value={fields.workspace}
        onChange={(event) => set("workspace")(event.target.value)}
      />
    </Form>
  );
}
