/** Runs once when the server starts, before the first request. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === "nodejs") {
    const { bootOrExit } = await import("./server/boot-or-exit");
    await bootOrExit();
  }
}
