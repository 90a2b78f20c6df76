import type { Charter } from "#domain/results/charter.ts";
import { useFormat, useText } from "../../text.tsx";
import { usePublicLink } from "../link.ts";
import { FeltLine } from "./felt.tsx";
import { Pledge } from "./pledge.tsx";

/** The whole charter, as everybody reads it. */
export function CharterView({ charter }: { charter: Charter }) {
  const text = useText();
  const empty = charter.principles.length === 0 && charter.pledges.length === 0;
  return (
    <div className="charter">
      <Head charter={charter} state={empty ? "writing" : "published"} />
      {charter.principles.length > 0 && (
        <section>
          <h2>{text("results.principles")}</h2>
          <ol>
            {charter.principles.map((principle) => (
              <li key={principle.id}>
                {principle.statement}
                {principle.explanation && <p className="muted">{principle.explanation}</p>}
              </li>
            ))}
          </ol>
        </section>
      )}
      {charter.pledges.length > 0 && <Pledges charter={charter} />}
      <section>
        <h2>{text("results.complain")}</h2>
        <p>{text("results.complainSay")}</p>
      </section>
    </div>
  );
}

function Head({ charter, state }: { charter: Charter; state: "writing" | "published" }) {
  const text = useText();
  const { date } = useFormat();
  const link = usePublicLink();
  const organisation = charter.organisationName;
  return (
    <header>
      <p className="muted small">
        {organisation}
        {charter.versionAt && ` · ${text("results.version", { date: date(charter.versionAt) })}`}
      </p>
      <h1>{text("results.title")}</h1>
      {state === "writing" ? (
        <>
          <h2>{text("results.writing")}</h2>
          <p>{text("results.writingSay", { organisation })}</p>
        </>
      ) : (
        <p>
          <Intro charter={charter} />
        </p>
      )}
      <div className="say">
        <a className="button first" href={link("/tell-us")}>
          {text("public.tellUsWrong")}
        </a>
        <a className="button" href={link("/follow")}>
          {text("public.follow")}
        </a>
      </div>
    </header>
  );
}

function Intro({ charter }: { charter: Charter }) {
  const text = useText();
  const lines = [
    charter.principles.length > 0 && text("results.principleCount", { count: charter.principles.length }),
    charter.pledges.length > 0 && text("results.pledgeCount", { count: charter.pledges.length }),
  ].filter((line) => line !== false);
  const joined = new Intl.ListFormat(charter.language).format(lines);
  return text(charter.pledges.length > 0 ? "results.intro" : "results.introPrinciples", { lines: joined });
}

/** When customers were asked about the same service for every pledge, their answer is said once. */
function Pledges({ charter }: { charter: Charter }) {
  const text = useText();
  const answers = new Set(charter.pledges.map((pledge) => JSON.stringify(pledge.felt)));
  const shared = answers.size === 1 ? charter.pledges[0] : undefined;
  const statements = new Map(charter.principles.map((principle) => [principle.id, principle.statement]));
  return (
    <section>
      <h2>{text("results.pledges")}</h2>
      {shared && <FeltLine felt={shared.felt} />}
      {charter.pledges.map((pledge) => (
        <Pledge
          key={pledge.id}
          pledge={pledge}
          felt={shared ? "above" : "here"}
          principles={pledge.principleIds.flatMap((id) => statements.get(id) ?? [])}
        />
      ))}
    </section>
  );
}
