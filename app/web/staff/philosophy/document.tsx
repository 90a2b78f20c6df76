import { Link } from "react-router";
import {
  getDocument,
  getDocumentVersion,
  listDocumentVersions,
  mayWrite,
} from "#domain/philosophy/documents.ts";
import { ButtonLink, Card, Empty, PageHead } from "#ui/staff/parts.tsx";
import { callerOf, load } from "../../load.ts";
import { useFormat, useText } from "../../text.tsx";
import type { Route } from "./+types/document";
import { DocumentDifferences } from "./document-differences.tsx";
import { DocumentsNav } from "./documents-nav.tsx";
import styles from "./philosophy.css?url";

export const links: Route.LinksFunction = () => [{ rel: "stylesheet", href: styles }];
export const handle = { live: () => ["documents"] };
export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.title ?? "Kept" }];

export async function loader(args: Route.LoaderArgs) {
  const { actor, language, services } = callerOf(args.context);
  const search = new URL(args.request.url).searchParams;
  // What the address says is checked by the query; what cannot be a kind is not there.
  const kind = args.params.kind as "vision";
  const number = search.get("version");
  const [document, versions, chosen] = await Promise.all([
    load(args, getDocument, { kind }),
    load(args, listDocumentVersions, { kind, limit: 10, cursor: search.get("before") ?? undefined }),
    number === null ? null : load(args, getDocumentVersion, { kind, number }),
  ]);
  return {
    document,
    versions: {
      nextCursor: versions.nextCursor,
      items: versions.items.map(({ body: _body, ...version }) => version),
    },
    chosen,
    mayWrite: mayWrite(actor, document),
    title: `${services.text(language, `philosophy.document.${document.kind}`)} · Kept`,
  };
}

export default function DocumentPage({ loaderData }: Route.ComponentProps) {
  const text = useText();
  const { document, chosen, versions } = loaderData;
  const { id, kind, body } = document;
  const write = `/documents/${kind}/edit`;
  return (
    <>
      <DocumentsNav />
      <PageHead
        title={text(body === null ? `philosophy.documentNone.${kind}` : `philosophy.documentTitle.${kind}`)}
        actions={
          body !== null && (
            <>
              <ButtonLink href={`/principles/checks/document/${id}`} weight="bare">
                {text("checking.checkThis")}
              </ButtonLink>
              {loaderData.mayWrite && <ButtonLink href={write}>{text("philosophy.rewrite")}</ButtonLink>}
            </>
          )
        }
      />
      {body === null ? (
        <Empty
          title={text("philosophy.documentEmpty")}
          action={
            loaderData.mayWrite ? (
              <ButtonLink href={write} weight="first">
                {text("philosophy.write")}
              </ButtonLink>
            ) : (
              <p>{text("philosophy.documentAsk")}</p>
            )
          }
        >
          {text(`philosophy.documentWhat.${kind}`)}
        </Empty>
      ) : (
        <div className="columns">
          {chosen ? (
            <DocumentDifferences kind={kind} version={chosen} />
          ) : (
            <article className="card written">
              <p className="prose">{body}</p>
              <p className="muted small">
                {document.ownerName && text("philosophy.owner", { name: document.ownerName })}
              </p>
            </article>
          )}
          <Versions kind={kind} versions={versions} chosen={chosen?.number ?? null} />
        </div>
      )}
    </>
  );
}

/** Every version with who wrote it and when; each leads to what it changed. */
function Versions({
  kind,
  versions,
  chosen,
}: {
  kind: string;
  versions: Route.ComponentProps["loaderData"]["versions"];
  chosen: number | null;
}) {
  const text = useText();
  const format = useFormat();
  return (
    <Card title={text("philosophy.versions")}>
      <ol className="lines">
        {versions.items.map((version) => (
          <li key={version.number}>
            <span>
              <Link
                to={`/documents/${kind}?version=${version.number}`}
                aria-current={version.number === chosen ? "true" : undefined}
                preventScrollReset
              >
                {text("philosophy.version", { number: version.number })}
              </Link>
            </span>
            <span className="muted small num">
              {text("philosophy.versionLine", {
                name: version.writtenByName ?? text("philosophy.operator"),
                date: format.date(version.writtenAt),
              })}
            </span>
          </li>
        ))}
      </ol>
      {versions.nextCursor && (
        <Link to={`/documents/${kind}?before=${versions.nextCursor}`}>{text("philosophy.more")}</Link>
      )}
    </Card>
  );
}
