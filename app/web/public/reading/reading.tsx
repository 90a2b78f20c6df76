import { redirect } from "react-router";
import { answerRound, readLink } from "#domain/philosophy/interpretation/answer.ts";
import { BigChoices } from "#ui/public/choices.tsx";
import { Problem } from "#ui/public/fields.tsx";
import voiceStyles from "#ui/public/voice.css?url";
import { refusalIn } from "../../answer.ts";
import { pageRequest } from "../../context.ts";
import { form } from "../../form.ts";
import { load } from "../../load.ts";
import { useText } from "../../text.tsx";
import type { Route } from "./+types/reading";

export const links: Route.LinksFunction = () => [{ rel: "stylesheet", href: voiceStyles }];
export const headers: Route.HeadersFunction = () => ({ "Cache-Control": "no-store" });
export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.title ?? "Kept" }];

export async function loader(args: Route.LoaderArgs) {
  const { caller, organisation } = args.context.get(pageRequest);
  const title = `${caller.services.text(caller.language, "reading.pageTitle")} · ${organisation?.name ?? "Kept"}`;
  const { roundId, token } = args.params;
  return { title, round: await load(args, readLink, { roundId, token }) };
}

export const action = form(answerRound, {
  input: ({ a, b, c }, params) => ({ ...params, choices: [a, b, c] }),
  onward: () => redirect("/reading/thanks"),
});

const names = ["a", "b", "c"] as const;

export default function Reading({ loaderData, actionData }: Route.ComponentProps) {
  const text = useText();
  const { round } = loaderData;
  const refused = refusalIn(actionData);
  return (
    <>
      <div className="opening">
        <h1>{text("reading.pageTitle")}</h1>
        <p>{text("reading.pageLead")}</p>
      </div>
      {refused && <Problem>{refused.problem ?? text("reading.problem")}</Problem>}
      {round && (
        <form method="post">
          <h2>“{round.statement}”</h2>
          {round.explanation && <p className="muted">{round.explanation}</p>}
          {round.situations.map((situation, index) => (
            <BigChoices
              key={names[index]}
              name={names[index] ?? ""}
              label={situation.text}
              options={situation.actions.map((action, place) => ({
                value: String(place),
                label: action,
                hint: "",
              }))}
            />
          ))}
          <p className="muted">{text("reading.promise")}</p>
          <div>
            <button type="submit" className="button first">
              {text("reading.send")}
            </button>
          </div>
        </form>
      )}
    </>
  );
}
