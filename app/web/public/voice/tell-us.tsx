import { qrPath } from "#blocks/qr-codes/qr-path.ts";
import { mailStateOf } from "#core/context.ts";
import { followCase } from "#domain/cases/follow-case.ts";
import { followUrlOf, receiptOf } from "#domain/listening/receipt.ts";
import { tellUs } from "#domain/listening/tell-us.ts";
import { BigChoices } from "#ui/public/choices.tsx";
import { Problem, TextAreaField, TextField } from "#ui/public/fields.tsx";
import followStyles from "#ui/public/follow.css?url";
import voiceStyles from "#ui/public/voice.css?url";
import { pageRequest } from "../../context.ts";
import { formOf, type Refused, readForm } from "../../form.ts";
import { load } from "../../load.ts";
import { notSetUp } from "../../not-set-up.ts";
import { useText } from "../../text.tsx";
import { answerAgain } from "../link.ts";
import type { Route } from "./+types/tell-us";
import { Thanks, type Told } from "./thanks.tsx";

export const links: Route.LinksFunction = () =>
  [voiceStyles, followStyles].map((href) => ({ rel: "stylesheet", href }));
export const headers: Route.HeadersFunction = () => ({ "Cache-Control": "no-store" });

/** `once` makes a form sent twice one voice; `startedAt` tells a person from a machine. */
export function loader({ context, request }: Route.LoaderArgs) {
  const { caller, organisation } = context.get(pageRequest);
  // Words that nobody would get are not asked for.
  if (!organisation) throw notSetUp();
  return {
    title: `${caller.services.text(caller.language, "listening.tellTitle")} · ${organisation.name}`,
    once: crypto.randomUUID(),
    startedAt: caller.services.clock().toISOString(),
    language: caller.language,
    kind: new URL(request.url).searchParams.get("kind") ?? undefined,
  };
}

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.title }];

/**
 * The answer stands on the page that was sent: its link never becomes an address by itself. In another language it is
 * asked for again by the receipt, in a form that is kept nowhere either.
 */
export async function action(args: Route.ActionArgs): Promise<unknown> {
  const sent = await readForm(args);
  const receipt = sent.get("receipt");
  if (typeof receipt !== "string") return tell(args, sent);
  const { reference, kind } = await load(args, followCase, { receipt });
  return toldOf(args, { reference, kind, receipt, email: String(sent.get("email") ?? "") });
}

const tell = formOf(tellUs, {
  onward({ caseId, reference, generation }, args, sent) {
    const { services } = args.context.get(pageRequest).caller;
    const receipt = receiptOf(services.secret, caseId, generation);
    const email = String(sent.get("email") ?? "").trim();
    return toldOf(args, { reference, kind: String(sent.get("kind")), receipt, email });
  },
});

function toldOf(
  { context }: Pick<Route.ActionArgs, "context">,
  { receipt, email, ...told }: Pick<Told, "reference" | "kind"> & { receipt: string; email: string },
): Told {
  const { services } = context.get(pageRequest).caller;
  const followUrl = followUrlOf(services.publicUrl, receipt);
  context.set(answerAgain, { receipt, email });
  const mails = mailStateOf(services) === "mails";
  return { ...told, followUrl, qr: qrPath(followUrl), mailedTo: mails && email ? email : null };
}

const kinds = ["complaint", "compliment", "suggestion", "question"] as const;

export default function TellUsPage({ loaderData, actionData }: Route.ComponentProps) {
  const text = useText();
  const answer = actionData as Told | Refused | undefined;
  if (answer && "followUrl" in answer) return <Thanks told={answer} />;
  const errors = answer?.errors ?? {};
  const values = answer?.values ?? {};
  const field = (name: string) => ({ name, error: errors[name], defaultValue: values[name] });
  return (
    <>
      <div className="opening">
        <h1>{text("listening.tellTitle")}</h1>
        <p>{text("listening.tellLead")}</p>
      </div>
      {answer && (
        <Problem>
          {answer.code === "idempotency_key_reused"
            ? text("listening.sentBefore")
            : (answer.problem ?? text("errors.invalid_input"))}
        </Problem>
      )}
      <form method="post" noValidate={Boolean(answer)}>
        <BigChoices
          {...field("kind")}
          defaultValue={values.kind ?? loaderData.kind}
          label={text("listening.kind")}
          options={kinds.map((kind) => ({
            value: kind,
            label: text(`listening.kinds.${kind}`),
            hint: text(`listening.kindHints.${kind}`),
          }))}
        />
        <TextAreaField
          {...field("text")}
          label={text("listening.text")}
          hint={text("listening.textHint")}
          rows={7}
          maxLength={20_000}
          required
        />
        <fieldset className="wish">
          <legend>{text("listening.optional")}</legend>
          <TextAreaField
            {...field("remedyWished")}
            label={text("listening.remedyWished")}
            rows={2}
            maxLength={2000}
          />
          <TextField
            {...field("email")}
            label={text("listening.email")}
            hint={text("listening.emailHint")}
            type="email"
            inputMode="email"
            autoComplete="email"
            maxLength={254}
          />
          <TextField {...field("name")} label={text("listening.name")} autoComplete="name" maxLength={120} />
        </fieldset>
        <div className="hidden" aria-hidden="true">
          <label htmlFor="website">{text("listening.leaveEmpty")}</label>
          <input id="website" name="website" tabIndex={-1} autoComplete="off" />
        </div>
        <input type="hidden" name="once" value={loaderData.once} />
        <input type="hidden" name="startedAt" value={loaderData.startedAt} />
        <input type="hidden" name="language" value={loaderData.language} />
        <div>
          <button type="submit" className="button first">
            {text("listening.send")}
          </button>
        </div>
      </form>
    </>
  );
}
