let out = process.stdout;

/** For commands whose standard output belongs to their result. */
export function speakOnStandardError() {
  out = process.stderr;
}

/** Does one step and says how long it took. */
export async function step(title, work) {
  const began = performance.now();
  out.write(`${title} …\n`);
  try {
    const result = await work();
    out.write(`  done in ${seconds(began)}\n`);
    return result;
  } catch (error) {
    out.write(`  failed after ${seconds(began)}\n`);
    throw error;
  }
}

/** The time since `began`, for a reader. */
export function seconds(began) {
  return `${((performance.now() - began) / 1000).toFixed(1)} s`;
}
