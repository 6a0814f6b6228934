import type { PGlite } from "@electric-sql/pglite";

/** How long statements may follow each other before everything else of the process has its turn, in milliseconds. */
const HOLD_MS = 8;

/**
 * The instance, letting go of the event loop between messages. PGlite answers within promises: while anybody has a statement
 * waiting, no request is read, no answer sent and no timer run, for a second and more under load.
 */
export function letOthersIn(lite: PGlite): PGlite {
  let since = performance.now();
  const turn = async () => {
    if (performance.now() - since < HOLD_MS) return;
    await new Promise(setImmediate);
    since = performance.now();
  };
  const execProtocol = lite.execProtocol.bind(lite);
  const execProtocolStream = lite.execProtocolStream.bind(lite);
  return Object.assign(lite, {
    execProtocol: (async (...message) => (await turn(), execProtocol(...message))) satisfies PGlite["execProtocol"],
    execProtocolStream: (async (...message) => (await turn(), execProtocolStream(...message))) satisfies PGlite["execProtocolStream"],
  });
}
