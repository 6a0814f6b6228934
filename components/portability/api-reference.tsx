import { useTranslations } from "next-intl";
import type { OperationEntry, OperationGroup, ValueRow } from "@/server/portability/domain/api-reference";
import styles from "./api-reference.module.css";

/** The whole REST interface on one page: contents at the side, each operation with what it takes, gives and refuses. */
export function ApiReference({ groups }: { groups: readonly OperationGroup[] }) {
  const t = useTranslations("api");
  const title = (tag: string) => (t.has(`tags.${tag}` as "tags.cards") ? t(`tags.${tag}` as "tags.cards") : tag);
  return (
    <div className={styles.page}>
      <nav className={styles.contents} aria-label={t("contents")}>
        {groups.map(({ tag, operations }) => (
          <div key={tag}>
            <a href={`#${tag}`} className={styles.subject}>
              {title(tag)}
            </a>
            <ul>
              {operations.map(({ id, method, path }) => (
                <li key={id}>
                  <a href={`#${id}`}>
                    <span className={styles.method} data-method={method}>
                      {method}
                    </span>
                    {path}
                  </a>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </nav>
      <main className={styles.body}>
        <h1>{t("title")}</h1>
        <p>{t("intro1")}</p>
        <p>{t("intro2")}</p>
        <p>{t("intro3")}</p>
        <p className={styles.links}>
          <a href="/api/v1/openapi.json">{t("document")}</a>
          <a href="/account">{t("account")}</a>
        </p>
        {groups.map(({ tag, operations }) => (
          <section key={tag} id={tag} className={styles.group}>
            <h2>{title(tag)}</h2>
            {operations.map((operation) => (
              <OperationArticle key={operation.id} operation={operation} />
            ))}
          </section>
        ))}
      </main>
    </div>
  );
}

function OperationArticle({ operation }: { operation: OperationEntry }) {
  const t = useTranslations("api");
  const { id, method, path, summary, description, parameters, body, answer, refusals, example } = operation;
  return (
    <article id={id} className={styles.operation}>
      <h3>
        <span className={styles.method} data-method={method}>
          {method}
        </span>
        <code>{path}</code>
      </h3>
      <p className={styles.summary}>{summary}</p>
      {description && <p>{description}</p>}
      <Values title={t("parameters")} rows={parameters} />
      <Values title={t("body")} rows={body} />
      <Values title={t("answer")} rows={answer} />
      <details>
        <summary>{t("refusals")}</summary>
        <dl className={styles.refusals}>
          {refusals.map(({ status, text }) => (
            <div key={status}>
              <dt>{status}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
      </details>
      <details open>
        <summary>{t("example")}</summary>
        <pre tabIndex={0}>
          <code>{example}</code>
        </pre>
      </details>
    </article>
  );
}

function Values({ title, rows }: { title: string; rows: readonly ValueRow[] }) {
  const t = useTranslations("api");
  if (rows.length === 0) return null;
  return (
    <details>
      <summary>
        {title} <span className={styles.count}>{rows.length}</span>
      </summary>
      <div className={styles.scroll} role="region" aria-label={title} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t("name")}</th>
              <th scope="col">{t("type")}</th>
              <th scope="col">{t("note")}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ name, type, isRequired, note }) => (
              <tr key={name}>
                <td>
                  <code>{name}</code>
                </td>
                <td>
                  <code>{type}</code>
                </td>
                <td>
                  {isRequired && <span className={styles.required}>{t("required")}</span>}
                  {note}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
