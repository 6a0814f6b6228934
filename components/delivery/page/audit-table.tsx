"use client";

import { useTranslations } from "next-intl";
import { OutsideLink } from "@/components/ui/outside-link";
import { PageLink } from "@/components/ui/page-link";
import { Table } from "@/components/ui/table";
import { shortSha } from "../card-delivery-data";
import { KindBadge } from "./kind-badge";
import { Moment } from "./moment";
import type { AuditRow } from "./page-data";
import { ToldWords } from "./told-words";
import { useCardHref } from "./use-card-href";
import entries from "./entries.module.css";
import styles from "./audit.module.css";

/** Releases with their cards, commits and approver. On a phone each row stands as a block of its own. */
export function AuditTable({ rows, caption }: { rows: readonly AuditRow[]; caption: string }) {
  const t = useTranslations("delivery.page");
  const labels = { when: t("when"), version: t("version"), cards: t("cards"), commits: t("commits"), approval: t("approvedColumn") };
  const columns = Object.entries(labels).map(([id, label]) => ({ id, label }));
  return (
    <Table caption={caption} columns={columns} className={styles.table}>
      {rows.map((row) => (
        <tr key={row.deployment}>
          <td data-label={labels.when}>
            <Moment at={row.releasedAt} />
          </td>
          <td data-label={labels.version}>
            <Version row={row} />
          </td>
          <td data-label={labels.cards}>
            <Cards row={row} />
          </td>
          <td data-label={labels.commits}>
            <Commits row={row} />
          </td>
          <td data-label={labels.approval}>
            <Approval row={row} />
          </td>
        </tr>
      ))}
    </Table>
  );
}

function Version({ row }: { row: AuditRow }) {
  return (
    <div className={styles.cell}>
      <strong>
        <OutsideLink className={entries.link} url={row.url}>
          {row.version}
        </OutsideLink>
      </strong>
      <KindBadge kind={row.kind} />
      <span className={entries.dim}>{[row.service, row.environment].join(" · ")}</span>
      {row.sha && shortSha(row.sha) !== row.version && <code className={styles.sha}>{shortSha(row.sha)}</code>}
    </div>
  );
}

function Cards({ row }: { row: AuditRow }) {
  const t = useTranslations("delivery.page");
  const hrefOf = useCardHref();
  if (row.cards.length === 0) return <span className={entries.dim}>{t("noNewCards")}</span>;
  return (
    <ul className={styles.cell}>
      {row.cards.map(({ key, title }) => (
        <li key={key}>
          <PageLink href={hrefOf(key)} className={entries.key}>
            {key}
          </PageLink>{" "}
          <span dir="auto">{title}</span>
        </li>
      ))}
    </ul>
  );
}

function Commits({ row }: { row: AuditRow }) {
  const t = useTranslations("delivery.page");
  if (row.commitList.length === 0) return <span className={entries.dim}>{t("noCommits")}</span>;
  return (
    <ul className={styles.cell}>
      {row.commitList.map(({ sha, message, url }) => (
        <li key={sha}>
          <code className={styles.sha}>
            <OutsideLink className={entries.link} url={url}>
              {shortSha(sha)}
            </OutsideLink>
          </code>{" "}
          <span dir="auto">{message}</span>
        </li>
      ))}
    </ul>
  );
}

function Approval({ row }: { row: AuditRow }) {
  const t = useTranslations("delivery.page");
  if (row.approvedBy === null) return <span className={entries.dim}>{t("notAsked")}</span>;
  return (
    <div className={styles.cell}>
      <span>{row.approvedBy}</span>
      {row.approvedAt && <Moment at={row.approvedAt} />}
      {row.approvalNote && <span dir="auto">{t("quoted", { text: row.approvalNote })}</span>}
      {row.told && (
        <span className={entries.facts}>
          <ToldWords told={row.told} />
        </span>
      )}
    </div>
  );
}
