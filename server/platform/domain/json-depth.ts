const QUOTE = 34;
const BACKSLASH = 92;
const OPENING = new Set([91, 123]);
const CLOSING = new Set([93, 125]);

/** Whether a JSON text nests objects and lists more than `max` levels deep: counted on the text, before anything walks into it. */
export function isDeeperThan(json: string, max: number): boolean {
  let depth = 0;
  let isText = false;
  for (let at = 0; at < json.length; at++) {
    const code = json.charCodeAt(at);
    if (isText && code === BACKSLASH) at++;
    else if (code === QUOTE) isText = !isText;
    else if (!isText && OPENING.has(code) && ++depth > max) return true;
    else if (!isText && CLOSING.has(code)) depth--;
  }
  return false;
}
