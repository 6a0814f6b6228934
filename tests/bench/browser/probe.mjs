// Runs inside the measured page, ours and the reference alike, before anything of the page itself.
// Cards bear `data-card`, columns `data-column`, and a card in the hand a class with "carried" in it.

const bench = {
  /** Milliseconds since the navigation began; null until then. */
  visibleAt: null,
  usableAt: null,
  /** What long tasks took beyond their first 50 ms, in milliseconds. */
  blocked: 0,
  /** Milliseconds between frames while they are counted. */
  gaps: null,
  dropAt: 0,
  changedAt: 0,
  /** A card that is waited for in a column, and when it was there (milliseconds since 1970). */
  awaited: null,
  seenAt: null,
};
window.bench = bench;

new PerformanceObserver((list) => {
  for (const { duration } of list.getEntries()) bench.blocked += Math.max(0, duration - 50);
}).observe({ type: "longtask", buffered: true });

new MutationObserver(() => {
  bench.changedAt = performance.now();
  if (bench.awaited && bench.seenAt === null && document.querySelector(bench.awaited)) bench.seenAt = Date.now();
}).observe(document, { childList: true, subtree: true, attributes: true, characterData: true });

for (const type of ["mouseup", "keydown"]) {
  window.addEventListener(type, () => ((bench.dropAt = performance.now()), (bench.dropTime = Date.now())), { capture: true });
}

let last = 0;
requestAnimationFrame(function frame(now) {
  if (bench.gaps && last > 0) bench.gaps.push(now - last);
  last = now;
  const card = document.querySelector("[data-card]");
  if (card && bench.visibleAt === null) afterPaint(() => (bench.visibleAt ??= performance.now()));
  if (card && bench.usableAt === null) tryToLift(card);
  requestAnimationFrame(frame);
});

/** A task that is queued in a frame runs when that frame has been painted. */
function afterPaint(work) {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = work;
  port2.postMessage(null);
}

/** Presses and pulls until the card lies in the hand, then lets it go where it was. */
function tryToLift(card) {
  if (document.querySelector('[class*="carried"]')) {
    bench.usableAt = performance.now();
    letGo();
    return;
  }
  letGo();
  const { left, top } = card.getBoundingClientRect();
  const at = (by) => ({ bubbles: true, cancelable: true, button: 0, buttons: 1, clientX: left + 40 + by, clientY: top + 20 });
  card.firstElementChild.dispatchEvent(new MouseEvent("mousedown", at(0)));
  for (const by of [8, 12]) document.dispatchEvent(new MouseEvent("mousemove", at(by)));
}

function letGo() {
  document.dispatchEvent(new KeyboardEvent("keydown", { bubbles: true, key: "Escape", code: "Escape" }));
}
