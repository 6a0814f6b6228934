"use client";

import { useState } from "react";
import { useRouter } from "next/navigation";
import { IconPlus } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { Form } from "@/components/people/form";
import { useTRPCClient } from "@/components/trpc";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/select";
import { TextField } from "@/components/ui/text-field";
import { SECRET_MIN, SOURCE_KINDS, SOURCE_NAME_MAX, type SourceKind } from "@/server/delivery/domain/source-kind";
import type { MadeSource } from "./source-data";
import styles from "./sources.module.css";

type NewSourceProps = { boardKey: string; isFirst: boolean; onMade: (source: MadeSource) => void };

/** Connects a system: behind a button once there is one. */
export function NewSource({ boardKey, isFirst, onMade }: NewSourceProps) {
  const t = useTranslations("delivery.sources");
  const [isOpen, setOpen] = useState(isFirst);
  if (!isOpen) {
    return (
      <Button className={styles.start} icon={<IconPlus size={16} />} onClick={() => setOpen(true)}>
        {t("add")}
      </Button>
    );
  }
  return <Fields boardKey={boardKey} onMade={onMade} />;
}

function Fields({ boardKey, onMade }: Pick<NewSourceProps, "boardKey" | "onMade">) {
  const t = useTranslations("delivery.sources");
  const router = useRouter();
  const server = useTRPCClient();
  const [kind, setKind] = useState<SourceKind>("github");
  const [name, setName] = useState("");
  const [secret, setSecret] = useState("");
  const isShort = secret !== "" && secret.length < SECRET_MIN;
  const create = useMutation({
    mutationFn: () => server.delivery.createSource.mutate({ key: boardKey, kind, name, ...(secret ? { secret } : {}) }),
    onSuccess: (source) => {
      onMade(source);
      router.refresh();
    },
  });
  return (
    <Form submitLabel={t("create")} onSubmit={() => !isShort && create.mutate()} pending={create.isPending} error={create.error}>
      <Select label={t("kind")} options={SOURCE_KINDS.map((value) => ({ value, label: t(`kinds.${value}`) }))} value={kind} onChange={setKind} />
      <TextField label={t("name")} hint={t("nameHint")} required maxLength={SOURCE_NAME_MAX} autoComplete="off" value={name} onChange={(event) => setName(event.target.value)} />
      <TextField
        label={t("secret")}
        hint={t("secretHint", { min: SECRET_MIN })}
        error={isShort ? t("secretShort", { min: SECRET_MIN }) : null}
        maxLength={200}
        autoComplete="off"
        spellCheck={false}
        value={secret}
        onChange={(event) => setSecret(event.target.value)}
      />
    </Form>
  );
}
