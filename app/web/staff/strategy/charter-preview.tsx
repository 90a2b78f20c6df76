import { Form, Link, redirect } from "react-router";
import { getPrinciple } from "#domain/philosophy/get-principle.ts";
import { publishPrinciple } from "#domain/philosophy/publish-principle.ts";
import { isSignedOff } from "#domain/philosophy/sign-off.ts";
import { previewCharter } from "#domain/results/charter.ts";
import { getCapability } from "#domain/strategy/capability.ts";
import { getPledge } from "#domain/strategy/pledges.ts";
import { publishPledge } from "#domain/strategy/publish-pledge.ts";
import charterStyles from "#ui/public/charter.css?url";
import { ButtonLink, Done, PageHead, Problem, SubmitButton } from "#ui/staff/parts.tsx";
import { doneIn, refusalIn, useAnswer, useBusy } from "../../answer.ts";
import { formOf, forms } from "../../form.ts";
import { callerOf, load } from "../../load.ts";
import { CharterView } from "../../public/charter/charter-view.tsx";
import { useText } from "../../text.tsx";
import type { Route } from "./+types/charter-preview";
import styles from "./strategy.css?url";

export const links: Route.LinksFunction = () =>
  [charterStyles, styles].map((href) => ({ rel: "stylesheet", href }));
export const handle = { live: () => ["principles", "pledges", "standards"] };
export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.title ?? "Kept" }];

/** What is to be published: `?publish=principle:<id>`, or `pledge:<id>` with the plan it needs. */
function asked(request: Request) {
  const { searchParams } = new URL(request.url);
  const [kind, id] = (searchParams.get("publish") ?? "").split(":");
  const plan = searchParams.get("plan") || undefined;
  if (kind === "principle" && id) return { kind, principleId: id } as const;
  if (kind === "pledge" && id) return { kind, pledgeId: id, plan } as const;
  return null;
}

export async function loader(args: Route.LoaderArgs) {
  const { services, language } = callerOf(args.context);
  const candidate = asked(args.request);
  const { kind, ...line } = candidate ?? { kind: null };
  const charter = await load(args, previewCharter, { ...line, lang: language });
  return {
    charter,
    kind,
    back: backOf(candidate),
    asked: fieldsOf(candidate),
    principleId: candidate?.kind === "principle" ? candidate.principleId : null,
    public: candidate ? await isPublic(args, candidate) : false,
    signedOff: await isSignedOff(services.database),
    title: `${services.text(language, "results.preview")} · Kept`,
  };
}

/** What the form sends along. */
function fieldsOf(candidate: ReturnType<typeof asked>): Record<string, string> {
  if (!candidate) return {};
  if (candidate.kind === "principle") return { id: candidate.principleId };
  return { id: candidate.pledgeId, ...(candidate.plan && { plan: candidate.plan }) };
}

const backOf = (candidate: ReturnType<typeof asked>): string =>
  candidate?.kind === "principle"
    ? `/principles/${candidate.principleId}`
    : candidate
      ? `/pledges/${candidate.pledgeId}`
      : "/pledges";

/** Whether it is published already; a pledge whose standard is not reached needs its two ways first. */
async function isPublic(
  args: Route.LoaderArgs,
  candidate: NonNullable<ReturnType<typeof asked>>,
): Promise<boolean> {
  if (candidate.kind === "principle") {
    const { state } = await load(args, getPrinciple, { principleId: candidate.principleId });
    return state === "published";
  }
  const pledge = await load(args, getPledge, { pledgeId: candidate.pledgeId });
  if (pledge.state === "published") return true;
  const { verdict } = await load(args, getCapability, { standardId: pledge.standardId });
  if (verdict === "missed" && !candidate.plan) throw redirect(`/pledges/${pledge.id}`);
  return false;
}

export const action = forms({
  principle: formOf(publishPrinciple, {
    input: ({ signOff, id }) => ({ principleId: id, signOff }),
  }),
  pledge: formOf(publishPledge, {
    input: ({ signOff, id, plan }) => ({
      pledgeId: id,
      signOff,
      ...(plan ? { workingToward: { plan } } : {}),
    }),
  }),
});

export default function CharterPreview({ loaderData, actionData }: Route.ComponentProps) {
  const text = useText();
  const answer = useAnswer(actionData);
  const { charter, kind, back } = loaderData;
  const refused = refusalIn(answer);
  const publishing = kind !== null && !loaderData.public;
  return (
    <>
      <PageHead
        eyebrow={<Link to={back}>{text(kind === "principle" ? "shell.principles" : "shell.pledges")}</Link>}
        title={text(publishing ? "results.previewTitle" : "results.previewTitlePlain")}
        lead={publishing && text("results.previewSay")}
        actions={publishing ? <Publish page={loaderData} /> : <AfterPublication page={loaderData} />}
      />
      {doneIn(answer) && <Done>{text("results.published")}</Done>}
      {refused?.problem && <Problem>{refused.problem}</Problem>}
      {publishing && !loaderData.signedOff && <p className="muted">{text("results.signSay")}</p>}
      <div className="charter-frame">
        <CharterView charter={charter} />
      </div>
    </>
  );
}

type Page = Route.ComponentProps["loaderData"];

function Publish({ page: { kind, signedOff, back, asked } }: { page: Page }) {
  const text = useText();
  const busy = useBusy();
  return (
    <Form method="post">
      <input type="hidden" name="intent" value={kind ?? ""} />
      <input type="hidden" name="signOff" value="true" />
      {Object.entries(asked).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div className="actions">
        <ButtonLink href={back}>{text("results.back")}</ButtonLink>
        <SubmitButton busy={busy}>
          {text(signedOff ? "results.publish" : "results.signAndPublish")}
        </SubmitButton>
      </div>
    </Form>
  );
}

/** Where it goes on: a principle wants a pledge, a pledge wants to be read. */
function AfterPublication({ page }: { page: Page }) {
  const text = useText();
  return (
    <>
      <ButtonLink href="/charter" leave="leave">
        {text("results.seeCharter")}
      </ButtonLink>
      {page.principleId && (
        <ButtonLink href={`/pledges/new?principle=${page.principleId}`} weight="first">
          {text("strategy.pledgeOnPrinciple")}
        </ButtonLink>
      )}
    </>
  );
}
