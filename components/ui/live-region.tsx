"use client";

import { createContext, useCallback, useContext, useRef, type ReactNode } from "react";
import { VisuallyHidden } from "./visually-hidden";

type Urgency = "polite" | "assertive";
type Announce = (text: string, urgency?: Urgency) => void;

const AnnounceContext = createContext<Announce>(() => undefined);

/** Says a sentence to screen readers. `assertive` interrupts: only for what cannot wait, as a refused drop. */
export function useAnnounce(): Announce {
  return useContext(AnnounceContext);
}

export function LiveRegion({ children }: { children: ReactNode }) {
  const polite = useRef<HTMLDivElement>(null);
  const assertive = useRef<HTMLDivElement>(null);
  const announce = useCallback<Announce>((text, urgency = "polite") => {
    const region = (urgency === "assertive" ? assertive : polite).current;
    if (!region) return;
    // The same sentence twice in a row is only spoken again if the text differs: a no-break space alternates.
    region.textContent = region.textContent === text ? `${text}\u00a0` : text;
  }, []);
  return (
    <AnnounceContext value={announce}>
      {children}
      <VisuallyHidden>
        <div ref={polite} role="status" aria-live="polite" />
        <div ref={assertive} role="alert" aria-live="assertive" />
      </VisuallyHidden>
    </AnnounceContext>
  );
}
