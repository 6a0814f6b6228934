import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { CreateBoardForm } from "@/components/people/create-board-form";
import { PageMessages } from "@/components/shell/page-messages";
import { PlainPage } from "@/components/shell/plain-page";
import { homePath } from "@/server/people/domain/home-path";
import { readForPage } from "@/server/page-caller";

/** The front door: to set-up while there is nobody, to sign-in, to the board seen last, or to making the first one. */
export default async function Home() {
  if (await readForPage("/", (caller) => caller.people.isSetUpOpen())) redirect("/setup");
  const workspaces = await readForPage("/", (caller) => caller.people.workspaces());
  const path = homePath(workspaces, (await cookies()).get("board")?.value);
  if (path !== null) redirect(path);
  const t = await getTranslations("people");
  return (
    <PlainPage title={t("firstBoard")}>
      <p>{t("firstBoardText")}</p>
      <PageMessages of={["people"]}>
        <CreateBoardForm />
      </PageMessages>
    </PlainPage>
  );
}
