"use client";

import { useMemo, useSyncExternalStore } from "react";
import type { RetroColumn } from "@/server/scrum/domain/retro-step";

/** An anonymous note as the browser knows it in which it was written; `key` is what lets it be changed. */
export type OwnNote = { id: string; key: string; column: RetroColumn; text: string };

// Where the browser lets nothing be kept, for as long as the page is open.
const inMemory = new Map<string, string>();
const watchers = new Set<() => void>();

/** The anonymous notes of one retrospective that were written in this browser. The server does not know whose they are, so it cannot tell. */
export function useOwnNotes(name: string): { notes: OwnNote[]; keep: (note: OwnNote) => void; forget: (id: string) => void } {
  const text = useSyncExternalStore(watch, () => read(name), () => null);
  return useMemo(() => {
    const notes = parse(text);
    return {
      notes,
      keep: (note: OwnNote) => write(name, [...parse(read(name)).filter(({ id }) => id !== note.id), note]),
      forget: (id: string) => write(name, parse(read(name)).filter((note) => note.id !== id)),
    };
  }, [name, text]);
}

/** 128 bits of chance; `crypto.randomUUID` is not there on a plain http address. */
export function newNoteKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

function read(name: string): string | null {
  try {
    return localStorage.getItem(name) ?? inMemory.get(name) ?? null;
  } catch {
    return inMemory.get(name) ?? null;
  }
}

function write(name: string, notes: readonly OwnNote[]): void {
  const text = JSON.stringify(notes);
  inMemory.set(name, text);
  try {
    localStorage.setItem(name, text);
  } catch {
    // Then it is in memory alone.
  }
  for (const notify of watchers) notify();
}

function parse(text: string | null): OwnNote[] {
  if (text === null) return [];
  try {
    return JSON.parse(text) as OwnNote[];
  } catch {
    return [];
  }
}

function watch(notify: () => void): () => void {
  watchers.add(notify);
  window.addEventListener("storage", notify);
  return () => {
    watchers.delete(notify);
    window.removeEventListener("storage", notify);
  };
}
