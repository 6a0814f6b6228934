"use client";

import { useState } from "react";
import { IconAlertCircle } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC, useTRPCClient } from "@/components/trpc";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextArea } from "@/components/ui/text-area";
import { useToast } from "@/components/ui/toast";
import { useErrorSentence } from "@/components/ui/use-error-sentence";
import { useDeliveryPage } from "./delivery-page-context";
import styles from "./overview.module.css";

export type Decision = "APPROVED" | "REJECTED";

const NOTE_MAX = 2000;

type DecisionDialogProps = { decision: Decision; deployment: string; code: string; environment: string; onClose: () => void };

/** The Product Owner's word with a note, which stays with the deployment and in the history of its cards. A rejection says why. */
export function DecisionDialog({ decision, deployment, code, environment, onClose }: DecisionDialogProps) {
  const t = useTranslations("delivery.decision");
  const sentenceOf = useErrorSentence();
  const [note, setNote] = useState("");
  const [isMissing, setMissing] = useState(false);
  const decide = useDecide({ decision, deployment, note: note.trim(), said: t(`${decision}.done`, { code, environment }), onDone: onClose });
  const submit = () => {
    if (decision === "REJECTED" && note.trim() === "") setMissing(true);
    else decide.mutate();
  };
  const footer = (
    <>
      <Button onClick={onClose}>{t("cancel")}</Button>
      <Button variant={decision === "APPROVED" ? "primary" : "danger"} pending={decide.isPending} onClick={submit}>
        {t(`${decision}.confirm`)}
      </Button>
    </>
  );
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={t(`${decision}.title`, { code, environment })} description={t(`${decision}.text`)} footer={footer}>
      <TextArea
        label={t(`${decision}.note`)}
        value={note}
        maxLength={NOTE_MAX}
        rows={3}
        error={isMissing ? t("noteMissing") : null}
        onChange={(event) => {
          setNote(event.target.value);
          setMissing(false);
        }}
      />
      {decide.error && (
        <p className={styles.refusal} role="alert">
          <IconAlertCircle size={16} aria-hidden />
          {sentenceOf(decide.error)}
        </p>
      )}
    </Dialog>
  );
}

function useDecide({ decision, deployment, note, said, onDone }: { decision: Decision; deployment: string; note: string; said: string; onDone: () => void }) {
  const trpc = useTRPC();
  const server = useTRPCClient();
  const queries = useQueryClient();
  const toast = useToast();
  const { boardKey } = useDeliveryPage();
  return useMutation({
    mutationFn: () => server.delivery.decide.mutate({ key: boardKey, id: deployment, decision, note }),
    onSuccess: () => {
      toast.show({ text: said, tone: "success" });
      onDone();
    },
    // Also after a refusal: somebody else may have decided meanwhile.
    onSettled: () => queries.invalidateQueries({ queryKey: trpc.delivery.pathKey() }),
  });
}
