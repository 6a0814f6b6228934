import { z } from "zod";

/**
 * A backup is one gzip stream of lines: a header, the rows of every table in the header's order, and a trailer.
 * A row is a JSON array of its columns as PostgreSQL writes them as text (null for null), so that no type loses anything
 * on the way and either kind of database can take it in.
 */
export const FORMAT = "throughline-backup";
export const FORMAT_VERSION = 1;

/** The longest line that is read, in bytes: a row with a delivery of 25 MB is half of this. What is longer is no backup. */
export const MAX_LINE_BYTES = 128 * 1024 * 1024;

export const headerSchema = z.object({
  format: z.literal(FORMAT),
  version: z.literal(FORMAT_VERSION),
  createdAt: z.iso.datetime(),
  /** Applied when it was written, oldest first. */
  migrations: z.array(z.string()).min(1),
  /** What the instance's secret is recognized by; the secret itself is not in a backup. */
  secretCheck: z.string(),
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()), rows: z.number().int().nonnegative() })),
  sequences: z.array(z.object({ name: z.string(), value: z.string().regex(/^-?\d+$/), isCalled: z.boolean() })),
});

/** SHA-256, in hex, of every byte before this line. */
export const trailerSchema = z.object({ sha256: z.string() });

export type BackupHeader = z.infer<typeof headerSchema>;

export function rowsOf({ tables }: BackupHeader): number {
  return tables.reduce((sum, { rows }) => sum + rows, 0);
}
