import type { Actor } from "@/server/people/domain/actor";
import type { Db } from "@/server/platform/db/client";
import { closeSprint } from "@/server/scrum/close-sprint";
import { RETRO_STEPS, type RetroStep, stepAfter } from "@/server/scrum/domain/retro-step";
import { openRetro, stepRetro } from "@/server/scrum/open-retro";
import { startSprint } from "@/server/scrum/start-sprint";
import { addNote } from "@/server/scrum/write-retro-note";
import { aSprint } from "./a-sprint";

type Retro = { sm: Actor; writer: Actor; key: string; step: RetroStep; /** Of a sprint that runs already, which goes on; without it, of one that is over. */ sprint?: number };

/** A retrospective at this step with one note of `writer`; returns its sprint and the note. */
export async function aRetro(db: Db, { sm, writer, key, step, sprint: running }: Retro): Promise<{ sprint: number; note: string }> {
  const sprint = running ?? (await aClosedSprint(db, sm, key));
  await openRetro(db, sm, { key, sprint, anonymous: false, votesEach: 3 });
  const { note } = await addNote(db, writer, { key, sprint, column: "PROBLEM", text: "Builds are slow", noteKey: undefined });
  for (let at: RetroStep = RETRO_STEPS[0]; at !== step; ) {
    const to: RetroStep = stepAfter(at) ?? step;
    await stepRetro(db, sm, { key, sprint, from: at, to });
    at = to;
  }
  return { sprint, note };
}

/** A sprint that has begun and is over, with nothing in it. */
export async function aClosedSprint(db: Db, sm: Actor, key: string): Promise<number> {
  const sprint = await aSprint(db, sm, key);
  await startSprint(db, sm, sprint);
  await closeSprint(db, sm, { key, sprint, carry: [], otherwise: "BACKLOG" });
  return sprint;
}
