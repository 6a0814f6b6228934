import { startSentence } from "./platform/start-sentence";

/** Boots for serving. What stands in the way is said in one sentence, and the process ends. */
export async function bootOrExit(): Promise<void> {
  try {
    const { boot } = await import("./boot"); // Loading it already reads the settings.
    await boot();
  } catch (error) {
    console.error(`\n${startSentence(error)}`);
    process.exit(1);
  }
}
