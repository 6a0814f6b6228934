/**
 * What `next` resolves to. Both are sent to one transaction, `written` first, and what is sent first is done first: nothing has to wait
 * for what is only written. Both are over before either's failure is thrown, so that nothing more is sent to a transaction that is given up.
 */
export async function afterSending<T>(written: Promise<unknown>, next: Promise<T>): Promise<T> {
  const [first, second] = await Promise.allSettled([written, next]);
  if (first.status === "rejected") throw first.reason;
  if (second.status === "rejected") throw second.reason;
  return second.value;
}
