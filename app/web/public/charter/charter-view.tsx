import type { Charter } from "#domain/results/charter.ts";
import { listFormat } from "#messages/formats.ts";
import { Explained } from "../../explained.tsx";
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
                <Explained text={principle.statement} terms={charter.terms} />
                {principle.explanation && (
                  <p className="muted">
                    <Explained text={principle.explanation} terms={charter.terms} />
                  </p>
                )}
                {!principle.hasVoice && <p className="unvoiced small">{text("results.noVoice")}</p>}
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
      {charter.versionAt && (
        <p className="muted small">{text("results.version", { date: date(charter.versionAt) })}</p>
      )}
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
  const joined = listFormat(charter.language).format(lines);
  if (charter.pledges.length === 0) return text("results.introPrinciples", { lines: joined });
  const known = charter.pledges.filter(({ verdict }) => verdict !== "not_yet_known").length;
  const figures = known === 0 ? "none" : known < charter.pledges.length ? "some" : "every";
  return text(`results.intro.${figures}`, { lines: joined });
}

/** What customers said of the same service is said once, above the pledges on that service. */
function Pledges({ charter: { pledges, principles, terms } }: { charter: Charter }) {
  const text = useText();
  const shared = mostShared(pledges.map((pledge) => pledge.felt));
  const statements = new Map(principles.map((principle) => [principle.id, principle.statement]));
  return (
    <section>
      <h2>{text("results.pledges")}</h2>
      {shared !== undefined && <FeltLine felt={shared} />}
      {pledges.map((pledge) => (
        <Pledge
          key={pledge.id}
          pledge={pledge}
          terms={terms}
          felt={sameFelt(pledge.felt, shared) ? "above" : "here"}
          principles={pledge.principleIds.flatMap((id) => statements.get(id) ?? [])}
        />
      ))}
    </section>
  );
}

type Felt = Charter["pledges"][number]["felt"];
const sameFelt = (one: Felt, other: Felt | undefined): boolean =>
  other !== undefined && one?.answers === other?.answers && one?.helped === other?.helped;

/** The answer that more than one pledge has, if there is one; for a single pledge it stands with the pledge. */
function mostShared(answers: Felt[]): Felt | undefined {
  const count = (felt: Felt) => answers.filter((other) => sameFelt(felt, other)).length;
  const [most] = answers.toSorted((one, other) => count(other) - count(one));
  return most !== undefined && count(most) > 1 ? most : undefined;
}
