import type { ReactNode } from "react";
import { PageHead } from "#ui/staff/parts.tsx";
import { useText } from "../text.tsx";
import type { HomePage } from "./home.tsx";
import { PrinciplesInSight } from "./home-principles.tsx";
import { KeptCard, PromiseList } from "./home-promises.tsx";
import { Answered, InTheWay, OfTheDay, WaitingCases, waitingOf } from "./home-work.tsx";

/** The home of whoever answers people: what waits first, then what backs them. */
export function EmployeeHome({
  page,
  pins,
}: {
  page: Extract<HomePage, { view: "employee" }>;
  pins: ReactNode;
}) {
  const text = useText();
  const { home, work, answered } = page;
  return (
    <>
      <PageHead
        eyebrow={page.organisation}
        title={text("home.waits", { count: waitingOf(page), more: work.cases.more ? "+" : "" })}
      />
      <PromiseList promises={home.promises} />
      <WaitingCases cases={work.cases} />
      <Answered questions={answered} />
      {pins}
      <div className="two">
        <OfTheDay principle={page.ofTheDay} />
        <InTheWay ways={page.inTheWay} />
      </div>
      <div className="two">
        <PrinciplesInSight principles={home.principles} />
        <KeptCard kept={home.kept} />
      </div>
    </>
  );
}
