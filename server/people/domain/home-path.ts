type Entry = { slug: string; boards: readonly { key: string }[] };

/** The page a person starts on: the board they saw last (`workspace/KEY`), else their first; null for who has no workspace. */
export function homePath(workspaces: readonly Entry[], lastBoard: string | undefined): string | null {
  const boards = workspaces.flatMap(({ slug, boards }) => boards.map(({ key }) => `${slug}/${key}`));
  const board = boards.find((path) => path === lastBoard) ?? boards[0];
  if (board !== undefined) return `/w/${board.replace("/", "/b/")}`;
  return workspaces[0] === undefined ? null : `/w/${workspaces[0].slug}`;
}
