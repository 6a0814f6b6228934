"use client";

import { useEffect, useState, type ComponentType } from "react";

/**
 * A component whose code is fetched when it is first drawn; until then there is nothing in its place. Unlike `lazy` it
 * appears at once when the code is there, which is what someone who has just pressed a button waits for.
 */
export function onDemand<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  let known: ComponentType<Props> | null = null;
  return function OnDemand(props: Props) {
    const [part, setPart] = useState<{ Known: ComponentType<Props> } | { error: unknown } | null>(known && { Known: known });
    useEffect(() => {
      if (known) return;
      load().then(
        (Known) => setPart({ Known: (known = Known) }),
        (error: unknown) => setPart({ error }),
      );
    }, []);
    if (!part) return null;
    if ("error" in part) throw part.error;
    return <part.Known {...props} />;
  };
}
