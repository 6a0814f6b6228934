import { areNotesShown, areVotesShown, type RetroColumn, type RetroStep } from "./retro-step";

/** A note as it is kept; `author` is null where nobody's name is. */
export type KeptNote = {
  id: string;
  column: RetroColumn;
  text: string;
  author: { id: string; name: string } | null;
  lead: string | null;
  /** Counted when it was closed. */
  votes: number;
  ballots: { userId: string; votes: number }[];
};

export type NoteView = {
  id: string;
  column: RetroColumn;
  text: string;
  author: { id: string; name: string } | null;
  lead: string | null;
  isMine: boolean;
  /** All votes on it; null while they are hidden. */
  votes: number | null;
  /** One's own. */
  myVotes: number;
};

/** `hidden` of the notes are nobody's to see yet but their writers'; `voters` is how many have given a vote. */
export type NotesView = { notes: NoteView[]; hidden: number; votesLeft: number; voters: number };

/**
 * What `viewer` may see of a retrospective's notes at this step. While notes are written nothing in it depends on what others wrote,
 * only on how many notes there are; until the vote is over nothing depends on what others voted for, only on how many have.
 */
export function notesView(notes: readonly KeptNote[], { step, votesEach }: { step: RetroStep; votesEach: number }, viewer: string): NotesView {
  const seen = areNotesShown(step) ? notes : notes.filter(({ author }) => author?.id === viewer);
  const mine = (note: KeptNote) => note.ballots.find(({ userId }) => userId === viewer)?.votes ?? 0;
  const used = notes.reduce((sum, note) => sum + mine(note), 0);
  return {
    notes: seen.map((note) => ({
      id: note.id,
      column: note.column,
      text: note.text,
      author: note.author,
      lead: areNotesShown(step) ? note.lead : null,
      isMine: note.author?.id === viewer,
      votes: areVotesShown(step) ? votesOn(note) : null,
      myVotes: step === "CLOSED" ? 0 : mine(note),
    })),
    hidden: notes.length - seen.length,
    votesLeft: step === "CLOSED" ? 0 : Math.max(0, votesEach - used),
    voters: new Set(notes.flatMap(({ ballots }) => ballots.map(({ userId }) => userId))).size,
  };
}

/** All votes on a note: those given, and those counted at the end. */
export function votesOn({ votes, ballots }: Pick<KeptNote, "votes" | "ballots">): number {
  return ballots.reduce((sum, ballot) => sum + ballot.votes, votes);
}

/** A group of notes that belong together, the leading one first. */
export type NoteGroup<N> = { lead: N; notes: N[]; votes: number | null; myVotes: number };

type InGroup = { id: string; lead: string | null; votes: number | null; myVotes: number };

/** Notes as groups in the order of their leads; with `byVotes` those with the most votes first. A group has the votes of all its notes. */
export function groupsOf<N extends InGroup>(notes: readonly N[], { byVotes }: { byVotes: boolean }): NoteGroup<N>[] {
  const ids = new Set(notes.map(({ id }) => id));
  const groups = notes
    .filter(({ lead }) => lead === null || !ids.has(lead))
    .map((lead): NoteGroup<N> => {
      const all = [lead, ...notes.filter((note) => note.lead === lead.id)];
      const votes = all.some((note) => note.votes === null) ? null : all.reduce((sum, note) => sum + (note.votes ?? 0), 0);
      return { lead, notes: all, votes, myVotes: all.reduce((sum, note) => sum + note.myVotes, 0) };
    });
  return byVotes ? groups.toSorted((a, b) => (b.votes ?? 0) - (a.votes ?? 0)) : groups;
}
