type Code = { readonly version: string | null; readonly ref: string | null; readonly sha: string | null };

const TAG = /^(?:refs\/tags\/)?((?:v|release-)?\d[\w.+-]*|[\w-]+[-@]v?\d+(?:\.\d+)+[\w.+-]*)$/i;
const SHA = /^[0-9a-f]{40}$/i;

/**
 * What people call the code of a deployment: its version, else the tag that it was made of, else the commit in seven digits, else
 * the branch; null when nothing is known of it. A branch comes last, for what stands in it changes.
 */
export function codeName({ version, ref, sha }: Code): string | null {
  if (version !== null) return version;
  const isCommit = ref !== null && SHA.test(ref);
  const tag = ref === null || isCommit ? undefined : TAG.exec(ref)?.[1];
  return tag ?? (sha === null ? ref : SHA.test(sha) ? sha.slice(0, 7) : sha);
}
