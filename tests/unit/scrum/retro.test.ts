import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Grouped, putWith } from "@/server/scrum/domain/retro-groups";
import { canStep, RETRO_COLUMNS, RETRO_STEPS, type RetroStep, stepAfter, stepBefore } from "@/server/scrum/domain/retro-step";
import { groupsOf, type KeptNote, notesView, votesOn } from "@/server/scrum/domain/retro-view";

const PEOPLE = ["ann", "bob", "cho"];

const keptNote = fc.record({
  id: fc.uuid(),
  column: fc.constantFrom(...RETRO_COLUMNS),
  text: fc.string({ minLength: 1 }),
  author: fc.option(fc.constantFrom(...PEOPLE).map((id) => ({ id, name: id }))),
  lead: fc.constant(null),
  votes: fc.constant(0),
  ballots: fc.uniqueArray(fc.record({ userId: fc.constantFrom(...PEOPLE), votes: fc.integer({ min: 1, max: 3 }) }), { selector: ({ userId }) => userId }),
});
const notes = fc.uniqueArray(keptNote, { selector: ({ id }) => id, maxLength: 8 });
const at = (step: RetroStep) => ({ step, votesEach: 3 });

describe("what one person sees of a retrospective", () => {
  test("while notes are written, nothing depends on what others write", () => {
    fc.assert(
      fc.property(notes, fc.string({ minLength: 1 }), fc.constantFrom(...RETRO_COLUMNS), (kept, text, column) => {
        const changed = kept.map((note) => (note.author?.id === "ann" ? note : { ...note, text, column, id: `x${note.id}` }));
        expect(notesView(changed, at("WRITE"), "ann")).toEqual(notesView(kept, at("WRITE"), "ann"));
      }),
    );
  });

  test("of anonymous notes nobody sees one before they are shown, and of none who wrote it", () => {
    fc.assert(
      fc.property(notes, (kept) => {
        const anonymous = kept.map((note) => ({ ...note, author: null }));
        expect(notesView(anonymous, at("WRITE"), "ann")).toMatchObject({ notes: [], hidden: kept.length });
        expect(notesView(anonymous, at("GROUP"), "ann").notes.map(({ author, isMine }) => [author, isMine])).toEqual(kept.map(() => [null, false]));
      }),
    );
  });

  test("until the vote is over, nothing depends on what others vote for", () => {
    fc.assert(
      fc.property(notes, (kept) => {
        const moved = kept.map((note, index) => ({ ...note, ballots: [...note.ballots.filter(({ userId }) => userId === "ann"), ...(kept[kept.length - 1 - index]?.ballots.filter(({ userId }) => userId !== "ann") ?? [])] }));
        for (const step of ["GROUP", "VOTE"] as const) expect(notesView(moved, at(step), "ann")).toEqual(notesView(kept, at(step), "ann"));
      }),
    );
  });

  test("after it all votes are counted, also those of notes put together", () => {
    const kept: KeptNote[] = [
      { id: "a", column: "KEEP", text: "a", author: null, lead: null, votes: 0, ballots: [{ userId: "ann", votes: 2 }] },
      { id: "b", column: "TRY", text: "b", author: null, lead: "a", votes: 0, ballots: [{ userId: "ann", votes: 1 }, { userId: "bob", votes: 1 }] },
      { id: "c", column: "TRY", text: "c", author: null, lead: null, votes: 5, ballots: [] },
    ];
    const view = notesView(kept, at("DECIDE"), "ann");
    expect(view).toMatchObject({ votesLeft: 0, voters: 2 });
    expect(groupsOf(view.notes, { byVotes: true }).map(({ lead, notes: all, votes, myVotes }) => [lead.id, all.map(({ id }) => id), votes, myVotes])).toEqual([
      ["c", ["c"], 5, 0],
      ["a", ["a", "b"], 4, 3],
    ]);
    expect(groupsOf(notesView(kept, at("VOTE"), "bob").notes, { byVotes: true }).map(({ votes, myVotes }) => [votes, myVotes])).toEqual([[null, 1], [null, 0]]);
    expect(votesOn(kept[2]!)).toBe(5);
  });
});

describe("putting notes together", () => {
  const apply = (all: readonly Grouped[], id: string, target: string | null) => {
    const changes = new Map(putWith(all, id, target).map((change) => [change.id, change.lead]));
    return all.map((note) => (changes.has(note.id) ? { id: note.id, lead: changes.get(note.id) ?? null } : note));
  };

  test("leaves every note in one group with one leader, whatever is put with what", () => {
    const ids = ["a", "b", "c", "d", "e"];
    const put = fc.tuple(fc.constantFrom(...ids), fc.option(fc.constantFrom(...ids)));
    fc.assert(
      fc.property(fc.array(put, { maxLength: 30 }), (puts) => {
        let all: Grouped[] = ids.map((id) => ({ id, lead: null }));
        for (const [id, target] of puts) {
          all = apply(all, id, target);
          const leads = new Set(all.filter(({ lead }) => lead === null).map((note) => note.id));
          expect(all.every(({ lead }) => lead === null || leads.has(lead))).toBe(true);
          const leadOf = (one: string) => all.find((note) => note.id === one)?.lead ?? one;
          if (target !== null) expect(leadOf(id)).toBe(leadOf(target));
          else expect(all.filter(({ lead }) => lead === id)).toEqual([]);
        }
      }),
    );
  });

  test("a leader brings its group, and leaves the lead to the next", () => {
    const pair: Grouped[] = [{ id: "a", lead: null }, { id: "b", lead: "a" }, { id: "c", lead: "a" }, { id: "d", lead: null }];
    expect(apply(pair, "a", "d").map(({ lead }) => lead)).toEqual(["d", "d", "d", null]);
    expect(apply(pair, "a", null).map(({ lead }) => lead)).toEqual([null, null, "b", null]);
    expect(putWith(pair, "b", "c")).toEqual([]);
    expect(putWith(pair, "a", "nowhere")).toEqual([]);
    expect(putWith(pair, "nowhere", "a")).toEqual([]);
  });
});

test("steps follow each other, and what is closed stays so", () => {
  expect(RETRO_STEPS.map(stepAfter)).toEqual(["GROUP", "VOTE", "DECIDE", "CLOSED", null]);
  expect(RETRO_STEPS.map(stepBefore)).toEqual([null, "WRITE", "GROUP", "VOTE", null]);
  expect(canStep("WRITE", "VOTE")).toBe(false);
  expect(RETRO_STEPS.filter((to) => canStep("CLOSED", to))).toEqual([]);
});
