import { redirect } from "react-router";
import { answerBack, releaseOwnPromise } from "#domain/cases/answer-follow.ts";
import { followCase } from "#domain/cases/follow-case.ts";
import { askErasure } from "#domain/cases/persons/ask-erasure.ts";
import { zoneName } from "#messages/formats.ts";
import { Problem } from "#ui/public/fields.tsx";
import followStyles from "#ui/public/follow.css?url";
import voiceStyles from "#ui/public/voice.css?url";
import { pageRequest } from "../../context.ts";
import { formOf, forms, type Refused } from "../../form.ts";
import { load } from "../../load.ts";
import { useFormat, useLanguage, useText } from "../../text.tsx";
import { usePublicLink } from "../link.ts";
import type { Route } from "./+types/follow";
import { AfterClosing } from "./after-closing.tsx";
import { AskErasure } from "./ask-erasure.tsx";
import type { Followed } from "./followed.ts";
import { History } from "./history.tsx";
import { Promises } from "./promises.tsx";
import { sendAfterClosing } from "./send-after-closing.ts";
import { Waiting } from "./waiting.tsx";
import { WriteBack } from "./write-back.tsx";

export const links: Route.LinksFunction = () =>
  [voiceStyles, followStyles].map((href) => ({ rel: "stylesheet", href }));
export const headers: Route.HeadersFunction = () => ({ "Cache-Control": "no-store" });

const doings = ["message", "release", "verdict", "feeling", "erasure"] as const;

export async function loader(args: Route.LoaderArgs) {
  const { caller, organisation } = args.context.get(pageRequest);
  const kase = await load(args, followCase, { receipt: args.params.receipt });
  const done = new URL(args.request.url).searchParams.get("done");
  return {
    kase,
    now: caller.services.clock(),
    once: crypto.randomUUID(),
    done: doings.find((each) => each === done) ?? null,
    zone: organisation?.timeZone ?? "UTC",
    title: `${kase.reference} · ${organisation?.name ?? "Kept"}`,
  };
}

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: loaderData?.title },
  { name: "robots", content: "noindex" },
];

/** After a form went well the page is read anew, so that a reload sends nothing twice. */
function goOn(request: Request, done: string): Response {
  const url = new URL(request.url);
  url.searchParams.set("done", done);
  return redirect(url.pathname + url.search);
}

const options = {
  input: (fields: Record<string, unknown>, params: Record<string, string | undefined>) => ({
    ...fields,
    receipt: params.receipt,
  }),
  onward: (_result: unknown, { request }: { request: Request }, sent: FormData) =>
    goOn(request, String(sent.get("intent"))),
};

export const action = forms({
  message: formOf(answerBack, options),
  release: formOf(releaseOwnPromise, options),
  after: (args, sent) => sendAfterClosing((done) => goOn(args.request, done))(args, sent),
  erasure: formOf(askErasure, options),
});

export default function FollowPage({ loaderData, actionData }: Route.ComponentProps) {
  const text = useText();
  const { kase, done, now, once, zone } = loaderData;
  const refused = actionData as Refused | undefined;
  // Solved or not was taken, and a tap is still missing.
  const judged = refused?.values.agrees && kase.closure?.verdict && !refused.problem;
  return (
    <>
      <div className="opening">
        <p className="muted">
          {text(`listening.aboutYours.${kase.kind}`)} · <span className="num">{kase.reference}</span>
        </p>
        <h1>{text(`listening.state.${kase.state}`)}</h1>
        <StateInWords kase={kase} />
      </div>
      <Said done={refused ? (judged ? "verdict" : null) : done} />
      <Problem>{refused?.problem}</Problem>
      {kase.closure && (
        <AfterClosing state={kase.state} closure={kase.closure} clocks={kase.clocks} refused={refused} />
      )}
      <Waiting pauses={kase.pauses} clocks={kase.clocks} />
      <Promises promises={kase.promises} now={now} once={once} />
      <History kase={kase} />
      <WriteBack once={once} refused={refused} />
      <AskErasure erasure={kase.erasure} once={once} />
      <p className="muted small">
        {text("listening.keepLink")} {text("listening.zone", { zone: zoneName(useLanguage(), zone) })}
      </p>
    </>
  );
}

function Said({ done }: { done: (typeof doings)[number] | null }) {
  const text = useText();
  return done ? (
    <p className="said" role="status">
      {text(`listening.done.${done}`)}
    </p>
  ) : null;
}

function StateInWords({ kase }: { kase: Followed }) {
  const text = useText();
  const format = useFormat();
  const agrees = kase.closure?.verdict?.agrees;
  const state =
    kase.state === "closed" && agrees
      ? "closedAgreed"
      : kase.state === "reopened" && agrees === false
        ? "reopenedByYou"
        : kase.state;
  const date = format.date(kase.state === "closed" && kase.closure ? kase.closure.closedAt : kase.receivedAt);
  return <p>{text(`listening.stateSay.${state}`, { date })}</p>;
}

/** A link that leads to nothing says so, and how to go on; whether there ever was such a case stays open. */
export function ErrorBoundary() {
  const text = useText();
  const link = usePublicLink();
  return (
    <>
      <div className="opening">
        <h1>{text("listening.lostTitle")}</h1>
        <p>{text("listening.lostSay")}</p>
      </div>
      <div>
        <a className="button first" href={link("/follow")}>
          {text("listening.tryAgain")}
        </a>
      </div>
    </>
  );
}
