import type { ReactNode } from "react";
import { ButtonLink, PageHead } from "#ui/staff/parts.tsx";
import { useText } from "../text.tsx";
import type { HomePage } from "./home.tsx";
import { BreakList, ChainView, PathView } from "./home-chain.tsx";
import { PrinciplesInSight } from "./home-principles.tsx";
import { KeptCard, PromiseList } from "./home-promises.tsx";
import { FirstSteps } from "./home-start.tsx";
import { WaitingCards } from "./home-waiting.tsx";
import { WaitingCases } from "./home-work.tsx";
import { inForceInWords } from "./philosophy/in-force-in-words.ts";

type Page = Extract<HomePage, { view: "lead" }>;

/** The home of those who run the programme: one next step, the gaps, the path, and what people say. */
export function LeadHome({ page, pins }: { page: Page; pins: ReactNode }) {
  const text = useText();
  const { programme, home, work } = page;
  const inForce = home.principles.length;
  const unmeasured = programme.breaks.filter((each) => each.code === "principle_without_standard").length;
  const head = (
    <PageHead eyebrow={page.organisation} title={inForceInWords(text, inForce, inForce - unmeasured)} />
  );
  if (!programme.start.charter) {
    return (
      <>
        {head}
        <NextCard next={programme.next} />
        <FirstSteps start={programme.start} />
        {pins}
        {work.cases.items.length > 0 && <WaitingCases cases={work.cases} />}
        {home.promises.length > 0 && <PromiseList promises={home.promises} />}
      </>
    );
  }
  return (
    <>
      {head}
      <NextCard next={programme.next} />
      {pins}
      <ChainView chain={programme.chain} />
      <div className="two">
        <BreakList breaks={programme.breaks} />
        <KeptCard kept={home.kept} />
      </div>
      <div className="two even">
        <PromiseList promises={home.promises} />
        <WaitingCases cases={work.cases} />
      </div>
      <PrinciplesInSight principles={home.principles} />
      <WaitingCards waiting={programme.waiting} />
      <PathView steps={programme.steps} />
    </>
  );
}

/** The one next step, which this person may take. */
function NextCard({ next }: { next: Page["programme"]["next"] }) {
  const text = useText();
  return (
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
  );
}
