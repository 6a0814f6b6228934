"use client";

import { createContext, useCallback, useContext, useMemo, useRef, useState, type ReactNode } from "react";
import { IconAlertCircle, IconCheck, IconX } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { IconButton } from "./icon-button";
import { useCountdown } from "./use-countdown";
import styles from "./toast.module.css";

/** How long a message stays, in milliseconds: one with something to press stays longer, an error until dismissed. */
const STAYS = 5_000;
const STAYS_WITH_ACTION = 10_000;
const MOST_AT_ONCE = 3;

export type ToastMessage = {
  text: string;
  tone?: "plain" | "success" | "error";
  action?: { label: string; onSelect: () => void };
};

type Toasts = { show: (message: ToastMessage) => string; dismiss: (id: string) => void };
type ShownToast = ToastMessage & { id: string };

const ToastContext = createContext<Toasts>({ show: () => "", dismiss: () => undefined });

/** Short messages about what just happened, with an action such as Undo. */
export function useToast(): Toasts {
  return useContext(ToastContext);
}

export function ToastProvider({ children }: { children: ReactNode }) {
  const t = useTranslations("common");
  const [shown, setShown] = useState<readonly ShownToast[]>([]);
  const count = useRef(0);
  const show = useCallback((message: ToastMessage) => {
    const id = `toast-${(count.current += 1)}`;
    setShown((before) => [...before, { ...message, id }].slice(-MOST_AT_ONCE));
    return id;
  }, []);
  const dismiss = useCallback((id: string) => setShown((before) => before.filter((toast) => toast.id !== id)), []);
  const toasts = useMemo(() => ({ show, dismiss }), [show, dismiss]);
  return (
    <ToastContext value={toasts}>
      {children}
      <section className={styles.region} aria-label={t("notifications")} aria-live="polite" aria-relevant="additions">
        {shown.map((toast) => (
          <Toast key={toast.id} toast={toast} dismiss={dismiss} />
        ))}
      </section>
    </ToastContext>
  );
}

function Toast({ toast, dismiss }: { toast: ShownToast; dismiss: (id: string) => void }) {
  const t = useTranslations("common");
  const { text, tone = "plain", action, id } = toast;
  const close = () => dismiss(id);
  const stays = tone === "error" ? null : action ? STAYS_WITH_ACTION : STAYS;
  const pauseProps = useCountdown(stays, close);
  return (
    <div className={styles.toast} {...pauseProps}>
      {tone === "success" && <IconCheck size={16} aria-hidden />}
      {tone === "error" && <IconAlertCircle size={16} aria-hidden />}
      <p className={styles.text}>{text}</p>
      {action && (
        <button
          type="button"
          className={styles.action}
          onClick={() => {
            close();
            action.onSelect();
          }}
        >
          {action.label}
        </button>
      )}
      <IconButton className={styles.close} label={t("dismiss")} icon={<IconX size={14} />} size="small" onClick={close} />
    </div>
  );
}
