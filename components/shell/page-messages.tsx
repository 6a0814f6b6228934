import type { ReactNode } from "react";
import { getMessages } from "next-intl/server";
import { MoreMessages } from "./more-messages";

type PageMessagesProps = {
  /** Namespaces, as the files under `messages/` are called. */
  of: readonly string[];
  children: ReactNode;
};

/** Gives the components inside these sentences for use in the browser, beside those that they have already. Nothing else of a language is sent. */
export async function PageMessages({ of, children }: PageMessagesProps) {
  const all: Record<string, unknown> = await getMessages();
  return <MoreMessages messages={Object.fromEntries(of.map((namespace) => [namespace, all[namespace]]))}>{children}</MoreMessages>;
}
