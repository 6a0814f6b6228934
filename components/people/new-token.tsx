"use client";

import { useState } from "react";
import { useRouter } from "next/navigation";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPCClient } from "@/components/trpc";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import { Form } from "./form";
import styles from "./people.module.css";

/** Makes a token and shows it, this once. */
export function NewToken() {
  const t = useTranslations("people");
  const router = useRouter();
  const server = useTRPCClient();
  const [name, setName] = useState("");
  const create = useMutation({
    mutationFn: () => server.people.createToken.mutate({ name }),
    onSuccess: () => {
      setName("");
      router.refresh();
    },
  });
  return (
    <>
      <Form submitLabel={t("createToken")} onSubmit={() => create.mutate()} pending={create.isPending} error={create.error} weight="secondary">
        <TextField
          label={t("tokenName")}
          hint={t("tokenNameHint")}
          required
          maxLength={100}
          autoComplete="off"
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
      </Form>
      {create.data && <ShownOnce key={create.data.token} secret={create.data.token} />}
    </>
  );
}

function ShownOnce({ secret }: { secret: string }) {
  const t = useTranslations("people");
  const common = useTranslations("common");
  const [isCopied, setCopied] = useState(false);
  const copy = () => void navigator.clipboard.writeText(secret).then(() => setCopied(true));
  return (
    <div className={styles.secret} role="status">
      <p>{t("tokenShownOnce")}</p>
      <div className={styles.secretRow}>
        <code className={styles.secretText}>{secret}</code>
        <Button icon={isCopied ? <IconCheck size={16} /> : <IconCopy size={16} />} onClick={copy}>
          {isCopied ? common("copied") : common("copy")}
        </Button>
      </div>
    </div>
  );
}
