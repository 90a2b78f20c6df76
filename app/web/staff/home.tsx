import { type EmployeeActor, leads } from "#core/actor.ts";
import { mayBegin } from "#core/command.ts";
import { listQuestions } from "#domain/cases/rights/questions.ts";
import { answerNeed } from "#domain/people/needs/answer-need.ts";
import { askNeed } from "#domain/people/needs/ask-need.ts";
import { listNeeds } from "#domain/people/needs/needs.ts";
import { noteMoment } from "#domain/philosophy/moments/moments.ts";
import { getHome } from "#domain/results/home.ts";
import { getHomeWork } from "#domain/results/home-work.ts";
import { getProgramme } from "#domain/results/programme.ts";
import { changeOwnPin } from "#domain/workshops/outcome/pins.ts";
import { useAnswer } from "../answer.ts";
import { pageRequest } from "../context.ts";
import { form } from "../form.ts";
import { employeeOf, load } from "../load.ts";
import type { Route } from "./+types/home";
import homeStyles from "./home.css?url";
import { EmployeeHome } from "./home-employee.tsx";
import { LeadHome } from "./home-lead.tsx";
import { ManagerHome } from "./home-manager.tsx";
import { PinDown, Pins } from "./home-pins.tsx";

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
    "actions",
    "needs",
    "questions",
  ],
};
export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.title ?? "Kept" }];

/** How many answers to questions stand on home, and for how long. */
const answersShown = { count: 5, days: 14 };
const day = 24 * 3600 * 1000;

export async function loader(args: Route.LoaderArgs) {
  const me = employeeOf(args.context, args.request);
  const { organisation, caller } = args.context.get(pageRequest);
  const name = organisation?.name ?? "Kept";
  const [home, work, role] = await Promise.all([
    load(args, getHome, {}),
    load(args, getHomeWork, {}),
    roleOf(args, me),
  ]);
  const now = caller.services.clock();
  const zone = organisation?.timeZone ?? "UTC";
  return {
    ...role,
    home: { ...home, promises: withToday(home.promises, now, zone) },
    work: { ...work, promises: withToday(work.promises, now, zone) },
    ofTheDay: ofTheDay(home.principles, dayOf(now, zone)),
    inTheWay: {
      need: mayBegin(me, askNeed),
      moment: mayBegin(me, noteMoment),
    },
    organisation: name,
    title: `${caller.services.text(caller.language, "programme.pageTitle")} · ${name}`,
  };
}
export type HomePage = Awaited<ReturnType<typeof loader>>;

/** What stands on home for what somebody does here: the programme, the teams, or their own day. */
async function roleOf(args: Route.LoaderArgs, me: EmployeeActor) {
  if (leads(me)) return { view: "lead" as const, programme: await load(args, getProgramme, {}) };
  const limit = answersShown.count;
  const answered = readAnswers(args, me);
  if (me.role !== "manager") return { view: "employee" as const, answered: await answered };
  const [questions, needs, answers] = await Promise.all([
    load(args, listQuestions, { state: "unanswered", limit: 20 }),
    load(args, listNeeds, { state: "unanswered", limit: 20 }),
    answered,
  ]);
  return {
    view: "manager" as const,
    answered: answers,
    questions: questions.items.filter((question) => question.mayAnswer).slice(0, limit),
    needs: needs.items.filter((need) => mayBegin(me, answerNeed, { target: need })).slice(0, limit),
  };
}

/** Questions of mine that somebody answered lately. */
async function readAnswers(args: Route.LoaderArgs, me: EmployeeActor) {
  const { items } = await load(args, listQuestions, { state: "answered", limit: 20 });
  const since = args.context.get(pageRequest).caller.services.clock().getTime() - answersShown.days * day;
  return items
    .filter(({ askedBy, answer }) => askedBy === me.id && answer && answer.answeredAt.getTime() > since)
    .slice(0, answersShown.count);
}

/** Another principle each day, all of them in turn. */
function ofTheDay<Principle>(principles: Principle[], today: Temporal.PlainDate): Principle | null {
  const days = Temporal.PlainDate.from("1970-01-01").until(today).days;
  return principles[days % Math.max(1, principles.length)] ?? null;
}

const dayOf = (instant: Date, zone: string): Temporal.PlainDate =>
  Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone).toPlainDate();

/** Which of them are due today, there where the organisation is: a browser's clock or zone may say otherwise. */
const withToday = <Due extends { dueAt: Date }>(promises: Due[], now: Date, zone: string) =>
  promises.map((promise) => ({
    ...promise,
    dueToday: dayOf(promise.dueAt, zone).equals(dayOf(now, zone)),
  }));

/** Takes a pin off one's own home, or hangs it there again. */
export const action = form(changeOwnPin, {
  onward: ({ workshopId, own }) => ({ down: own === "down" ? workshopId : null }),
});

export default function Home({ loaderData, actionData }: Route.ComponentProps) {
  const down = takenDown(useAnswer<unknown>(actionData));
  const pins = (
    <>
      {down && <PinDown workshopId={down} />}
      <Pins pins={loaderData.home.pins} />
    </>
  );
  if (loaderData.view === "lead") return <LeadHome page={loaderData} pins={pins} />;
  if (loaderData.view === "manager") return <ManagerHome page={loaderData} pins={pins} />;
  return <EmployeeHome page={loaderData} pins={pins} />;
}

/** The workshop whose pin was just taken down. */
function takenDown(answer: unknown): string | null {
  const down = typeof answer === "object" && answer !== null && "down" in answer ? answer.down : null;
  return typeof down === "string" ? down : null;
}
