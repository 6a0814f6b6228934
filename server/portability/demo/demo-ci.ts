import type { StoryCard } from "./story";

/** What the team's CI/CD system sends while the team works. */
export type Ci = {
  started(card: StoryCard, at: Date): Promise<void>;
  worked(card: StoryCard, at: Date): Promise<void>;
  finished(card: StoryCard, at: Date): Promise<void>;
};
