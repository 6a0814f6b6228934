"use client";

import { useState } from "react";
import { useRouter } from "next/navigation";
import { useMutation } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { chooseLanguage } from "@/components/shell/preferences";
import { useTRPCClient } from "@/components/trpc";
import { Select } from "@/components/ui/select";
import { TextField } from "@/components/ui/text-field";
import { useToast } from "@/components/ui/toast";
import type { Locale } from "@/server/people/contracts";
import { Form } from "./form";
import styles from "./people.module.css";

export function ProfileForm({ email, name: savedName }: { email: string; name: string }) {
  const t = useTranslations("people");
  const router = useRouter();
  const toast = useToast();
  const server = useTRPCClient();
  const [name, setName] = useState(savedName);
  const [locale, setLocale] = useState<Locale>(useLocale() === "ko" ? "ko" : "en");
  const save = useMutation({
    mutationFn: () => server.people.updateAccount.mutate({ name, locale }),
    onSuccess: () => {
      chooseLanguage(locale);
      router.refresh();
      toast.show({ text: t("saved"), tone: "success" });
    },
  });
  return (
    <Form submitLabel={t("save")} onSubmit={() => save.mutate()} pending={save.isPending} error={save.error} weight="secondary">
      <TextField label={t("email")} className={styles.fixed} readOnly value={email} />
      <TextField label={t("name")} autoComplete="name" required maxLength={100} value={name} onChange={(event) => setName(event.target.value)} />
      <Select
        label={t("language")}
        options={[
          { value: "en", label: "English" },
          { value: "ko", label: "한국어" },
        ]}
        value={locale}
        onChange={setLocale}
      />
    </Form>
  );
}
