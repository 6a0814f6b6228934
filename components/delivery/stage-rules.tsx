"use client";

import { useRef, useState } from "react";
import { useRouter } from "next/navigation";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { Form } from "@/components/people/form";
import { useTRPCClient } from "@/components/trpc";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Select } from "@/components/ui/select";
import { TextField } from "@/components/ui/text-field";
import { useToast } from "@/components/ui/toast";
import { PATTERN_MAX } from "@/server/delivery/domain/environment-rule";
import { STAGE_KINDS } from "@/server/delivery/domain/stage-kind";
import { STAGE_RULES_MAX } from "@/server/delivery/domain/stage-rule";
import type { SourceRow } from "./source-data";
import styles from "./sources.module.css";

type StageRulesProps = { boardKey: string; source: Pick<SourceRow, "id" | "name" | "stageRules">; mayManage: boolean };
type Draft = SourceRow["stageRules"][number] & { slot: number };

/** Which part of the line a source's jobs are where their names do not say it: the Scrum Master's to change. */
export function StageRules({ boardKey, source, mayManage }: StageRulesProps) {
  const t = useTranslations("delivery.stageRules");
  const tPart = useTranslations("delivery.part");
  const { stageRules: rules } = source;
  if (!mayManage && rules.length === 0) return null;
  return (
    <details className={styles.how}>
      <summary>{t("title", { count: rules.length })}</summary>
      <p className={styles.rulesAbout}>{t("about")}</p>
      {mayManage ? (
        <RuleFields boardKey={boardKey} source={source} />
      ) : (
        <ul>
          {rules.map(({ pattern, kind }) => (
            <li key={pattern}>{t("says", { pattern, part: tPart(kind) })}</li>
          ))}
        </ul>
      )}
    </details>
  );
}

function RuleFields({ boardKey, source }: Omit<StageRulesProps, "mayManage">) {
  const t = useTranslations("delivery.stageRules");
  const tPart = useTranslations("delivery.part");
  const adding = useRef<HTMLButtonElement>(null);
  const [draft, setDraft] = useState<Draft[]>(() => source.stageRules.map((rule, slot) => ({ ...rule, slot })));
  const save = useSave(boardKey, source.id);
  const change = (index: number, part: Partial<Draft>) => setDraft(draft.map((rule, at) => (at === index ? { ...rule, ...part } : rule)));
  const remove = (slot: number) => {
    setDraft(draft.filter((rule) => rule.slot !== slot));
    adding.current?.focus();
  };
  const add = () => setDraft([...draft, { pattern: "", kind: "TEST", slot: Math.max(-1, ...draft.map(({ slot }) => slot)) + 1 }]);
  return (
    <Form submitLabel={t("save")} onSubmit={() => save.mutate(draft.map(({ pattern, kind }) => ({ pattern: pattern.trim(), kind })))} pending={save.isPending} error={save.error} weight="secondary">
      <ul className={styles.rules}>
        {draft.map(({ slot, pattern, kind }, index) => (
          <li key={slot} className={styles.rule}>
            <TextField label={t("pattern")} required maxLength={PATTERN_MAX} autoComplete="off" spellCheck={false} value={pattern} onChange={(event) => change(index, { pattern: event.target.value })} />
            <Select label={t("part")} options={STAGE_KINDS.map((value) => ({ value, label: tPart(value) }))} value={kind} onChange={(chosen) => change(index, { kind: chosen })} />
            <IconButton label={t("remove", { pattern: pattern.trim() || t("unnamed") })} icon={<IconTrash size={16} />} onClick={() => remove(slot)} />
          </li>
        ))}
      </ul>
      <Button ref={adding} className={styles.start} size="small" icon={<IconPlus size={16} />} disabled={draft.length >= STAGE_RULES_MAX} onClick={add}>
        {t("add")}
      </Button>
    </Form>
  );
}

function useSave(boardKey: string, id: string) {
  const t = useTranslations("delivery.stageRules");
  const router = useRouter();
  const toast = useToast();
  const server = useTRPCClient();
  return useMutation({
    mutationFn: (rules: SourceRow["stageRules"]) => server.delivery.setStageRules.mutate({ key: boardKey, id, rules }),
    onSuccess: ({ changed }) => {
      toast.show({ text: t("saved", { count: changed }), tone: "success" });
      router.refresh();
    },
  });
}
