/** Whether an `Accept-Encoding` takes gzip. */
export function wantsGzip(accepted: string | null | undefined): boolean {
  return /(^|[, ])gzip(?! *; *q=0(\.0*)? *($|,))/i.test(accepted ?? "");
}
