const NAME = /^throughline-(\d{4}-\d\d-\d\d)T(\d\d)(\d\d)(\d\d)Z\.backup$/;

/** The name of a daily backup: its instant, to the second, in UTC. */
export function backupName(at: Date): string {
  return `throughline-${at.toISOString().slice(0, 19).replaceAll(/(?<=T.*):/g, "")}Z.backup`;
}

/** The instant that such a name tells; null for any other. */
export function writtenAt(name: string): Date | null {
  const [, day, hour, minute, second] = NAME.exec(name) ?? [];
  const at = new Date(`${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(at.getTime()) ? null : at;
}
