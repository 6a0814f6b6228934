"use client";

import { useEffect } from "react";

const SEEN = "session-seen";
/** Much shorter than the week after which an unused session ends. */
const EVERY_MS = 12 * 3600 * 1000;

/** Tells the server twice a day that the session is in use; the answer carries a cookie that lasts another week. */
export function KeepSession() {
  useEffect(() => {
    renew();
    const timer = setInterval(renew, EVERY_MS);
    return () => clearInterval(timer);
  }, []);
  return null;
}

function renew(): void {
  const seen = Number(localStorage.getItem(SEEN) ?? 0);
  if (Date.now() - seen < EVERY_MS) return;
  void fetch("/api/auth/session")
    .then(async (answer) => {
      await answer.text(); // An answer that nobody reads keeps its connection, and a browser has six.
      if (answer.ok) localStorage.setItem(SEEN, String(Date.now()));
    })
    .catch(() => undefined);
}
