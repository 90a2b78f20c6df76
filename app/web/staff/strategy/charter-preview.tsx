import { Form, Link, redirect } from "react-router";
import type { PlaceWithoutHours } from "#domain/organisation/calendars/without-hours.ts";
import { getPrinciple } from "#domain/philosophy/get-principle.ts";
import { listPrinciples } from "#domain/philosophy/list-principles.ts";
import { wordsIn } from "#domain/philosophy/principle.ts";
import { publishPrinciple } from "#domain/philosophy/publish-principle.ts";
import { isSignedOff } from "#domain/philosophy/sign-off.ts";
import { previewCharter } from "#domain/results/charter.ts";
import { getCapability } from "#domain/strategy/capability.ts";
import { getPledge } from "#domain/strategy/pledges.ts";
import { publishPledge } from "#domain/strategy/publish-pledge.ts";
import { getStandard } from "#domain/strategy/standards.ts";
import charterStyles from "#ui/public/charter.css?url";
import { ChecksField } from "#ui/staff/fields.tsx";
import { ButtonLink, Done, PageHead, Problem, SubmitButton } from "#ui/staff/parts.tsx";
import { doneIn, refusalIn, useAnswer, useBusy } from "../../answer.ts";
import { formOf, forms } from "../../form.ts";
import { callerOf, load } from "../../load.ts";
import { CharterView } from "../../public/charter/charter-view.tsx";
import { useText } from "../../text.tsx";
import type { Route } from "./+types/charter-preview";
import { withoutHours } from "./hours-of.ts";
import { NoHours } from "./no-hours.tsx";
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
  const standing = candidate ? await standingOf(args, candidate) : nothing;
  const principleIds = standing.along.map(({ id }) => id);
  const [charter, signedOff] = await Promise.all([
    load(args, previewCharter, { ...line, principleIds, lang: language }),
    isSignedOff(services.database),
  ]);
  return {
    charter,
    kind,
    back: backOf(candidate),
    asked: fieldsOf(candidate),
    principleId: candidate?.kind === "principle" ? candidate.principleId : null,
    ...standing,
    signedOff,
    title: `${services.text(language, "results.preview")} · Kept`,
  };
}

interface Standing {
  /** Whether it is published already. */
  public: boolean;
  /** Agreed principles that go out with a pledge, in the reader's language. */
  along: { id: string; statement: string }[];
  /** The pledge with which a principle could go out. */
  pledge: { id: string; text: string } | null;
  withoutHours: PlaceWithoutHours[];
}
const nothing: Standing = { public: false, along: [], pledge: null, withoutHours: [] };

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

/** How the candidate stands; a pledge whose standard is not reached needs its two ways first. */
async function standingOf(
  args: Route.LoaderArgs,
  candidate: NonNullable<ReturnType<typeof asked>>,
): Promise<Standing> {
  if (candidate.kind === "principle") {
    const { state, pledges } = await load(args, getPrinciple, { principleId: candidate.principleId });
    const pledge = pledges.find(({ published }) => !published) ?? null;
    return { ...nothing, public: state === "published", pledge };
  }
  const pledge = await load(args, getPledge, { pledgeId: candidate.pledgeId });
  const [capability, standard, principles] = await Promise.all([
    load(args, getCapability, { standardId: pledge.standardId }),
    load(args, getStandard, { standardId: pledge.standardId }),
    load(args, listPrinciples, { state: ["agreed"], limit: 200 }),
  ]);
  const isPublic = pledge.state === "published";
  if (!isPublic && capability.verdict === "missed" && !candidate.plan) {
    throw redirect(`/pledges/${pledge.id}`);
  }
  const { language } = callerOf(args.context);
  return {
    ...nothing,
    public: isPublic,
    along: principles.items
      .filter(({ id }) => !isPublic && pledge.principleIds.includes(id))
      .map((principle) => ({ id: principle.id, statement: wordsIn(principle, language).statement })),
    withoutHours: await withoutHours(args, standard),
  };
}

export const action = forms({
  principle: formOf(publishPrinciple, {
    input: ({ signOff, id }) => ({ principleId: id, signOff }),
  }),
  pledge: formOf(publishPledge, {
    input: ({ signOff, id, plan, principleIds }) => ({
      pledgeId: id,
      signOff,
      principleIds,
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
      <NoHours places={loaderData.withoutHours} when="set" />
      {publishing && !loaderData.signedOff && <p className="muted">{text("results.signSay")}</p>}
      {publishing && loaderData.pledge && (
        <p>
          {text("results.itsPledge")}{" "}
          <Link to={`/charter-preview?publish=pledge:${loaderData.pledge.id}`}>
            {text("results.publishBoth", { pledge: loaderData.pledge.text })}
          </Link>
        </p>
      )}
      <div className="charter-frame">
        <CharterView charter={charter} />
      </div>
    </>
  );
}

type Page = Route.ComponentProps["loaderData"];

function Publish({ page: { kind, signedOff, back, asked, along } }: { page: Page }) {
  const text = useText();
  const busy = useBusy();
  return (
    <Form method="post">
      <input type="hidden" name="intent" value={kind ?? ""} />
      <input type="hidden" name="signOff" value="true" />
      {Object.entries(asked).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {along.length > 0 && (
        <ChecksField
          name="principleIds[]"
          label={text("results.publishAlong")}
          options={along.map(({ id, statement }) => ({ value: id, label: statement }))}
          chosen={along.map(({ id }) => id)}
        />
      )}
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
