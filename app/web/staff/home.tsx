import { Link } from "react-router";
import { getHome } from "#domain/results/home.ts";
import { getProgramme } from "#domain/results/programme.ts";
import { changeOwnPin } from "#domain/workshops/outcome/pins.ts";
import { ButtonLink, Card, PageHead } from "#ui/staff/parts.tsx";
import { useAnswer } from "../answer.ts";
import { pageRequest } from "../context.ts";
import { form } from "../form.ts";
import { load } from "../load.ts";
import { useFormat, useText } from "../text.tsx";
import type { Route } from "./+types/home";
import homeStyles from "./home.css?url";
import { BreakList, ChainView, PathView } from "./home-chain.tsx";
import { PinDown, Pins } from "./home-pins.tsx";
import { KeptCard, PromiseList } from "./home-promises.tsx";
import { WaitingCards } from "./home-waiting.tsx";

export const links: Route.LinksFunction = () => [{ rel: "stylesheet", href: homeStyles }];
export const handle = {
  live: () => [
    "principles",
    "standards",
    "pledges",
    "documents",
    "cases",
    "checks",
    "initiatives",
    "workshops",
  ],
};
export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.title ?? "Kept" }];

export async function loader(args: Route.LoaderArgs) {
  const [programme, home] = await Promise.all([load(args, getProgramme, {}), load(args, getHome, {})]);
  const { organisation, caller } = args.context.get(pageRequest);
  const name = organisation?.name ?? "Kept";
  return {
    programme,
    home,
    organisation: name,
    title: `${caller.services.text(caller.language, "programme.pageTitle")} · ${name}`,
  };
}

/** Takes a pin off one's own home, or hangs it there again. */
export const action = form(changeOwnPin, {
  onward: ({ workshopId, own }) => ({ down: own === "down" ? workshopId : null }),
});

export default function Home({
  loaderData: { programme, home, organisation },
  actionData,
}: Route.ComponentProps) {
  const text = useText();
  const down = takenDown(useAnswer<unknown>(actionData));
  const unproven = programme.breaks.filter((each) => each.code === "principle_without_standard").length;
  const inForce = home.principles.length;
  const proof = text("programme.proof", { count: inForce - unproven });
  const step = programme.steps.find((each) => each.state !== "done") ?? programme.steps.at(-1);
  const { next } = programme;
  return (
    <>
      <PageHead
        eyebrow={step && <StepLine organisation={organisation} step={step} />}
        title={text("programme.title", { count: inForce, proof })}
      />
      <section className="card next-step">
        <div>
          <p className="small muted">{text("programme.nextLabel")}</p>
          <h2>{text(`programme.next.${next.code}`, { subject: next.subject ?? "" })}</h2>
          <p className="muted">{text(`programme.next.${next.code}_why`)}</p>
        </div>
        <ButtonLink href={next.mend} weight="first">
          {text(`programme.nextAction.${next.code}`)}
        </ButtonLink>
      </section>
      <ChainView chain={programme.chain} />
      <div className="two">
        <PromiseList promises={home.promises} />
        <KeptCard kept={home.kept} />
      </div>
      <div className="two">
        <Card title={text("programme.principlesTitle")}>
          {inForce === 0 ? (
            <p className="muted">{text("programme.noPrinciples")}</p>
          ) : (
            <ol className="in-sight">
              {home.principles.map((principle) => (
                <li key={principle.id}>
                  <Link to={`/principles/${principle.id}`}>{principle.statement}</Link>
                  {principle.explanation && <p className="muted small">{principle.explanation}</p>}
                </li>
              ))}
            </ol>
          )}
        </Card>
        <BreakList breaks={programme.breaks} />
      </div>
      {down && <PinDown workshopId={down} />}
      <Pins pins={home.pins} />
      <WaitingCards waiting={programme.waiting} />
      <PathView steps={programme.steps} />
    </>
  );
}

/** The workshop whose pin was just taken down. */
function takenDown(answer: unknown): string | null {
  const down = typeof answer === "object" && answer !== null && "down" in answer ? answer.down : null;
  return typeof down === "string" ? down : null;
}

function StepLine({
  organisation,
  step,
}: {
  organisation: string;
  step: { key: string; title: Record<string, string> };
}) {
  const text = useText();
  const format = useFormat();
  const title = step.title[format.language] ?? step.title.en ?? "";
  return <>{text("programme.where", { organisation, step: step.key, title })}</>;
}
