"use client";

import { useState } from "react";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { Form } from "@/components/people/form";
import { useTRPCClient } from "@/components/trpc";
import { TextArea } from "@/components/ui/text-area";
import { TextField } from "@/components/ui/text-field";
import { TITLE_MAX } from "@/server/board/domain/text-limits";
import { INTAKE_BYTES_MAX, requestBytes, SENDER_EMAIL_MAX, SENDER_NAME_MAX } from "@/server/scrum/domain/intake-limits";
import styles from "./request.module.css";

const EMPTY = { title: "", details: "", name: "", email: "" };

/** For somebody without an account: what is needed, and who asks if they like to say so. Sent, it leads to the page on which it can be followed. */
export function RequestForm({ token }: { token: string }) {
  const t = useTranslations("request");
  const server = useTRPCClient();
  const [request, setRequest] = useState(EMPTY);
  const [website, setWebsite] = useState("");
  const send = useMutation({
    mutationFn: () => server.intake.submit.mutate({ token, ...request, website }),
    onSuccess: ({ reference }) => location.replace(`/request/status/${reference}`),
    // A browser that filled in what nobody sees must not cost anybody their request: pressed again, it goes.
    onError: () => setWebsite(""),
  });
  const field = (name: keyof typeof EMPTY) => ({
    value: request[name],
    onChange: (event: { target: { value: string } }) => setRequest({ ...request, [name]: event.target.value }),
  });
  const bytes = requestBytes(request);
  const tooLong = bytes > INTAKE_BYTES_MAX ? t("tooLong", { max: INTAKE_BYTES_MAX, bytes }) : null;
  return (
    <Form submitLabel={t("send")} onSubmit={() => tooLong === null && send.mutate()} pending={send.isPending || send.isSuccess} error={send.error}>
      <TextField label={t("need")} hint={t("needHint")} required maxLength={TITLE_MAX} autoComplete="off" {...field("title")} />
      <TextArea label={t("details")} hint={t("detailsHint")} error={tooLong} rows={6} {...field("details")} />
      <TextField label={t("name")} maxLength={SENDER_NAME_MAX} autoComplete="name" {...field("name")} />
      <TextField label={t("email")} hint={t("senderHint")} type="email" maxLength={SENDER_EMAIL_MAX} autoComplete="email" {...field("email")} />
      <input className={styles.unseen} name="website" aria-hidden tabIndex={-1} autoComplete="off" value={website} onChange={(event) => setWebsite(event.target.value)} />
    </Form>
  );
}
