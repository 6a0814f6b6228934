import { type CallbackKind, USUAL_ADDRESS } from "@/server/delivery/domain/call-back";
import { SECRET_MIN } from "@/server/delivery/domain/source-kind";

type Told = { callbackKind: CallbackKind | null; callbackUrl: string | null };

/** How decisions are to be told, while it is typed; a kind of null tells nobody. */
export type CallBackDraft = {
  kind: CallbackKind | null;
  url: string;
  /** Typed anew, or empty to keep what the server has and never shows. */
  secret: string;
  known: Told;
};

/** `missing`: there is none yet; `again`: there is one, for another place. */
export type CallBackProblem = { field: "callbackUrl" | "callbackSecret"; reason: "empty" | "unreadable" | "missing" | "again" | "tooShort"; count: number };

export function callBackDraft({ callbackKind, callbackUrl }: Told): CallBackDraft {
  return { kind: callbackKind, url: callbackUrl ?? "", secret: "", known: { callbackKind, callbackUrl } };
}

/** The draft with another kind: at the place where that usually is, or where it was. */
export function withKind(draft: CallBackDraft, kind: CallbackKind | null): CallBackDraft {
  const usual = kind === null || kind === "URL" ? "" : USUAL_ADDRESS[kind];
  return { ...draft, kind, url: kind === draft.known.callbackKind ? (draft.known.callbackUrl ?? "") : usual, secret: "" };
}

/** As it is sent: without a secret the one that is known stays. */
export function callBackInput({ kind, url, secret }: CallBackDraft) {
  if (kind === null) return { callbackKind: null, callbackUrl: null };
  const typed = secret.trim();
  return { callbackKind: kind, callbackUrl: url.trim(), ...(typed === "" ? {} : { callbackSecret: typed }) };
}

/** Whether the secret that the server has would go on to be used: a token is for the place alone that it was given for. */
export function keepsSecret({ kind, url, known }: CallBackDraft): boolean {
  if (kind === null || known.callbackKind !== kind) return false;
  return kind === "URL" || originOf(url) === originOf(known.callbackUrl ?? "");
}

/** What is wrong with it; null where nothing is. */
export function callBackProblem(draft: CallBackDraft): CallBackProblem | null {
  const { kind, url, secret, known } = draft;
  if (kind === null) return null;
  if (url.trim() === "") return { field: "callbackUrl", reason: "empty", count: 0 };
  if (originOf(url) === null) return { field: "callbackUrl", reason: "unreadable", count: 0 };
  const { length } = secret.trim();
  if (length === 0) return keepsSecret(draft) ? null : { field: "callbackSecret", reason: known.callbackKind === kind ? "again" : "missing", count: 0 };
  return length < SECRET_MIN ? { field: "callbackSecret", reason: "tooShort", count: length } : null;
}

function originOf(text: string): string | null {
  const url = URL.canParse(text.trim()) ? new URL(text.trim()) : null;
  return url && (url.protocol === "http:" || url.protocol === "https:") ? url.origin : null;
}
