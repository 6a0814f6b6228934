"use client";

import { useEffect, useEffectEvent, useState } from "react";

type Handlers<State> = { onData: (state: State) => void; onError: () => void; onComplete: () => void };
type Subscribe<State> = (handlers: Handlers<State>) => { unsubscribe: () => void };

/** A stream that ended is asked for again after so long. */
const AGAIN_MS = 1_000;

/** What a stream told last, listened to anew for every `name`; `initial` until it tells anything. */
export function useStream<State, Initial extends State | undefined>(name: string, subscribe: Subscribe<State>, initial: Initial): State | Initial {
  const [state, setState] = useState<State | Initial>(initial);
  const open = useEffectEvent(subscribe);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let stream = { unsubscribe: () => {} };
    const listen = () => {
      stream = open({ onData: (heard) => setState(heard), onError: again, onComplete: again });
    };
    const again = () => {
      stream.unsubscribe();
      clearTimeout(timer);
      timer = setTimeout(listen, AGAIN_MS);
    };
    listen();
    return () => {
      clearTimeout(timer);
      stream.unsubscribe();
    };
  }, [name]);
  return state;
}
