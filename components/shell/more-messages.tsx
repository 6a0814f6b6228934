"use client";

import { useMemo, type ComponentProps, type ReactNode } from "react";
import { NextIntlClientProvider, useLocale, useMessages } from "next-intl";

type Messages = NonNullable<ComponentProps<typeof NextIntlClientProvider>["messages"]>;

/** Adds sentences to those of the provider around it. */
export function MoreMessages({ messages, children }: { messages: Messages; children: ReactNode }) {
  const around = useMessages();
  const all = useMemo(() => ({ ...around, ...messages }), [around, messages]);
  return (
    <NextIntlClientProvider locale={useLocale()} messages={all}>
      {children}
    </NextIntlClientProvider>
  );
}
