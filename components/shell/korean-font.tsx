"use client";

import { useEffect } from "react";

/** Syllables, and the letters that they are composed of. */
const HANGUL = /[\u1100-\u11ff\u3130-\u318f\uac00-\ud7af]/;

/**
 * Fetches the Korean face's style sheet after the first paint, once there is something Korean to read. It lists 120 slices of
 * the alphabet (24 kB), which would hold up every page for the sake of readers whose own system has no good Korean face;
 * those see it swap in.
 */
export function KoreanFont() {
  useEffect(() => {
    const fetchOnce = (nodes: Iterable<Node>) => {
      if (![...nodes].some(isKorean)) return;
      observer.disconnect();
      void import("./korean-font-faces");
    };
    const observer = new MutationObserver((changes) => fetchOnce(changes.flatMap(({ target, addedNodes }) => (addedNodes.length > 0 ? [...addedNodes] : [target]))));
    observer.observe(document.body, { childList: true, subtree: true, characterData: true });
    fetchOnce(document.body.childNodes);
    return () => observer.disconnect();
  }, []);
  return null;
}

/** A script is not read by anybody. */
function isKorean(node: Node): boolean {
  return node.nodeName !== "SCRIPT" && HANGUL.test(node.textContent ?? "");
}
