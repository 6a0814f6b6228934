"use client";

import type { ComponentProps, MouseEvent } from "react";
import { useRouter } from "next/navigation";

type PageLinkProps = ComponentProps<"a"> & { href: string };

/** A link to another page of the app, which is fetched when the link is followed and not before: a list of links is no list of requests. */
export function PageLink({ href, onClick, ...anchor }: PageLinkProps) {
  const router = useRouter();
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event);
    if (event.defaultPrevented || isForBrowser(event)) return;
    event.preventDefault();
    router.push(href);
  };
  return <a {...anchor} href={href} onClick={follow} />;
}

/** Whether the click asks for another tab, another window or a download. */
function isForBrowser({ button, metaKey, ctrlKey, shiftKey, altKey }: MouseEvent): boolean {
  return button !== 0 || metaKey || ctrlKey || shiftKey || altKey;
}
