/** A note and the one that it is put with; a note that others are put with leads their group and is put with none itself. */
export type Grouped = { id: string; lead: string | null };

/** What a note's lead becomes. */
export type LeadChange = Grouped;

/**
 * What changes when a note is put with another, or with null taken out of its group. Put with one of a group it joins that group;
 * one that leads a group brings its group along; a leader that is taken out leaves the lead to the first of the others in the order
 * of `notes`. Nothing where it is so already, or where one of the two is not among `notes`.
 */
export function putWith(notes: readonly Grouped[], id: string, target: string | null): LeadChange[] {
  const note = notes.find((each) => each.id === id);
  if (!note) return [];
  const followers = notes.filter(({ lead }) => lead === id);
  if (target === null) return takeOut(note, followers);
  const other = notes.find((each) => each.id === target);
  if (!other) return [];
  const lead = other.lead ?? other.id;
  if (lead === id || note.lead === lead) return [];
  return [note, ...followers].map((each) => ({ id: each.id, lead }));
}

function takeOut(note: Grouped, followers: readonly Grouped[]): LeadChange[] {
  if (note.lead !== null) return [{ id: note.id, lead: null }];
  const [heir, ...others] = followers;
  if (!heir) return [];
  return [{ id: heir.id, lead: null }, ...others.map(({ id }) => ({ id, lead: heir.id }))];
}
