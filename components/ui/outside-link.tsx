import type { ReactNode } from "react";
import { outsideLink } from "@/server/platform/domain/outside-link";

type Props = { url: string | null | undefined; className?: string | undefined; children: ReactNode };

/** A link that leads out of the product, in a window that knows nothing of ours; plain words where there is none that may be followed. */
export function OutsideLink({ url, className, children }: Props) {
  const href = outsideLink(url);
  if (href === null) return <span dir="auto">{children}</span>;
  return (
    <a className={className} href={href} target="_blank" rel="noopener noreferrer nofollow" dir="auto">
      {children}
    </a>
  );
}
