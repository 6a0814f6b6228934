import type { Role } from "@/server/people/domain/actor";
import type { ScrumPage } from "./scrum-page-context";

type Board = { key: string; name: string; workspace: string; timeZone: string; you: { roles: Role[] }; members: { name: string; roles: Role[] }[] };

/** What the pages of sprints need to know of a board. */
export function scrumPageOf({ key, name, workspace, timeZone, you, members }: Board): ScrumPage {
  const namesOf = (role: Role) => members.filter(({ roles }) => roles.includes(role)).map((member) => member.name);
  return { boardKey: key, boardName: name, base: `/w/${workspace}/b/${key}`, timeZone, roles: you.roles, owners: namesOf("PRODUCT_OWNER"), masters: namesOf("SCRUM_MASTER") };
}
