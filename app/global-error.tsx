"use client";

import { useSyncExternalStore } from "react";
import { PlainPage } from "@/components/shell/plain-page";
import { Button } from "@/components/ui/button";
import en from "@/messages/en/crash.json";
import ko from "@/messages/ko/crash.json";
import "./globals.css";

/** The last resort, when the layout itself failed: no provider is there, so the browser's language decides. */
export default function GlobalError({ reset }: { error: Error; reset: () => void }) {
  const isKorean = useSyncExternalStore(watchNothing, () => navigator.language.startsWith("ko"), () => false);
  const words = isKorean ? ko : en;
  return (
    <html lang={isKorean ? "ko" : "en"}>
      <body>
        <PlainPage title={words.title}>
          <p>{words.text}</p>
          <Button variant="primary" onClick={reset}>
            {words.again}
          </Button>
        </PlainPage>
      </body>
    </html>
  );
}

function watchNothing(): () => void {
  return () => undefined;
}
