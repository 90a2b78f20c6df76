import { Form, Link } from "react-router";
import { ButtonLink, NextStep, SubmitButton } from "#ui/staff/parts.tsx";
import { useBusy } from "../../answer.ts";
import type { Refused } from "../../form.ts";
import { useText } from "../../text.tsx";
import { numberWord } from "./number-word.ts";
import type { PrinciplePage } from "./principle-page.ts";
import { WaysToMakeRoom } from "./principle-ways.tsx";

/** The one next step of a principle, as home says it too; nothing when all is done. */
export function NextForPrinciple({ page, refused }: { page: PrinciplePage; refused: Refused | null }) {
  switch (page.next?.code) {
    case "agree_principle":
      return <Agree page={page} refused={refused} />;
    case "principle_without_standard":
      return <Prove page={page} href={page.next.page} />;
    case "pledge_not_published":
      return <PublishBoth page={page} href={page.next.page} />;
    case "principle_not_published":
      return <Publish page={page} refused={refused} />;
    default:
      return null;
  }
}

function Agree({ page, refused }: { page: PrinciplePage; refused: Refused | null }) {
  const text = useText();
  const busy = useBusy("agree");
  const { free, inForce, mayLead } = page;
  if (free === 0 && mayLead) return <WaysToMakeRoom page={page} refused={refused} />;
  return (
    <NextStep
      title={text("philosophy.next.draft")}
      action={
        mayLead && (
          <Form method="post">
            <SubmitButton name="intent" value="agree" busy={busy}>
              {text("philosophy.next.draftAction")}
            </SubmitButton>
          </Form>
        )
      }
    >
      {free === 0
        ? text("philosophy.next.draftFull")
        : mayLead
          ? text("philosophy.next.draftText", { count: free })
          : text("philosophy.next.draftOther")}
      {free > 0 && inForce >= 5 && (
        <> {text("philosophy.next.draftNudge", { number: numberWord(text, inForce) })}</>
      )}
    </NextStep>
  );
}

function Publish({ page, refused }: { page: PrinciplePage; refused: Refused | null }) {
  const text = useText();
  const busy = useBusy("publish");
  const previewFirst = !page.principle.charterSignedOff || refused?.code === "sign_off_needed";
  return (
    <NextStep
      title={text("philosophy.next.agreed")}
      action={
        page.mayLead &&
        (previewFirst ? (
          <ButtonLink href={`/charter-preview?publish=principle:${page.principle.id}`} weight="first">
            {text("philosophy.next.seePreview")}
          </ButtonLink>
        ) : (
          <Form method="post">
            <SubmitButton name="intent" value="publish" busy={busy}>
              {text("philosophy.next.agreedAction")}
            </SubmitButton>
          </Form>
        ))
      }
    >
      <span role={refused ? "alert" : undefined}>
        {previewFirst
          ? text("errors.sign_off_needed")
          : text(page.mayLead ? "philosophy.next.agreedText" : "philosophy.next.agreedOther")}
      </span>
      {page.mayLead && !page.principle.hasVoice && <> {text("backing.withoutVoice")}</>}
    </NextStep>
  );
}

function Prove({ page, href }: { page: PrinciplePage; href: string }) {
  const text = useText();
  const { state } = page.principle;
  return (
    <NextStep
      title={text("philosophy.next.proof")}
      action={
        page.mayLead && (
          <ButtonLink href={href} weight="first">
            {text("philosophy.next.proofAction")}
          </ButtonLink>
        )
      }
    >
      {text("philosophy.next.proofText")}
      {state === "agreed" && page.mayLead && (
        <>
          {" "}
          <Link to={`/charter-preview?publish=principle:${page.principle.id}`}>
            {text("philosophy.next.publishAlone")}
          </Link>
        </>
      )}
    </NextStep>
  );
}

function PublishBoth({ page, href }: { page: PrinciplePage; href: string }) {
  const text = useText();
  return (
    <NextStep
      title={text(
        page.principle.state === "published" ? "philosophy.next.pledgeWaits" : "philosophy.next.both",
      )}
      action={
        page.mayLead && (
          <ButtonLink href={href} weight="first">
            {text("philosophy.next.bothAction")}
          </ButtonLink>
        )
      }
    >
      {text("philosophy.next.bothText")}
    </NextStep>
  );
}
