/** Runs once when the server starts, before the first request. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { startSentence } = await import("./server/platform/start-sentence");
  try {
    const { boot } = await import("./server/boot"); // Loading it already reads the settings.
    await boot();
  } catch (error) {
    console.error(`\n${startSentence(error)}`);
    process.exit(1);
  }
}
