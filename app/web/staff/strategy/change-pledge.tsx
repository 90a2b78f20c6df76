import { Form } from "react-router";
import { ChecksField, SelectField, TextAreaField, TextField } from "#ui/staff/fields.tsx";
import { Card, Details, SubmitButton } from "#ui/staff/parts.tsx";
import { useBusy } from "../../answer.ts";
import type { Refused } from "../../form.ts";
import { useFormat, useText } from "../../text.tsx";
import type { PledgePage } from "./pledge.tsx";
import { PledgeTranslations } from "./pledge-translations.tsx";

/** The words of a pledge and the principles it serves, folded away. */
export function ChangePledge({ page, refused }: { page: PledgePage; refused: Refused | null }) {
  const text = useText();
  const busy = useBusy();
  const { pledge, principles } = page;
  return (
    <Details summary={text("strategy.changePledge")} open={refused ? "open" : undefined}>
      <Form method="post" className="card narrow" key={pledge.revision}>
        <input type="hidden" name="intent" value="change" />
        <TextField
          name="text"
          label={text("strategy.pledgeText")}
          maxLength={300}
          required
          defaultValue={refused?.values.text ?? pledge.text}
          error={refused?.errors.text}
        />
        <TextAreaField
          name="remark"
          label={text("strategy.remark")}
          hint={text("strategy.remarkHint")}
          maxLength={1000}
          defaultValue={refused?.values.remark ?? pledge.remark ?? undefined}
          error={refused?.errors.remark}
        />
        <TextField
          name="audience"
          label={text("strategy.audience")}
          hint={text("strategy.audienceHint")}
          maxLength={120}
          defaultValue={refused?.values.audience ?? pledge.audience ?? undefined}
          error={refused?.errors.audience}
        />
        <SelectField
          name="ownerId"
          label={text("strategy.pledgeOwner")}
          options={[{ value: "", label: text("outcome.nobody") }, ...page.colleagues]}
          defaultValue={refused?.values.ownerId ?? pledge.ownerId ?? ""}
          error={refused?.errors.ownerId}
        />
        <ChecksField
          name="principleIds[]"
          label={text("strategy.servesPrinciples")}
          options={principles.map(({ id, statement }) => ({ value: id, label: statement }))}
          chosen={pledge.principleIds}
          error={refused?.errors.principleIds}
        />
        <PledgeTranslations refused={refused} languages={page.languages} translations={pledge.translations} />
        <div className="actions">
          <SubmitButton busy={busy}>{text("strategy.save")}</SubmitButton>
        </div>
      </Form>
    </Details>
  );
}

/** That it was tried, for those who answer for it: what it showed is kept beside it. */
export function TestPledge({ page, refused }: { page: PledgePage; refused: Refused | null }) {
  const text = useText();
  const format = useFormat();
  const busy = useBusy("test");
  const { test, state } = page.pledge;
  if (state === "published" || (!page.mayTest && !test)) return null;
  return (
    <Card title={text("strategy.testTitle")}>
      {test ? (
        <>
          <p>{text("strategy.testedOn", { date: format.date(test.testedAt) })}</p>
          <q className="quoted">{test.showed}</q>
        </>
      ) : (
        <>
          <p className="muted">{text("strategy.testSay")}</p>
          <Form method="post">
            <input type="hidden" name="intent" value="test" />
            <TextAreaField
              name="showed"
              label={text("strategy.testShowed")}
              rows={2}
              maxLength={1000}
              required
              defaultValue={refused?.values.showed}
              error={refused?.errors.showed}
            />
            <div className="actions">
              <SubmitButton weight="quiet" busy={busy}>
                {text("strategy.tested")}
              </SubmitButton>
            </div>
          </Form>
        </>
      )}
    </Card>
  );
}

/** Taking a pledge off the charter can be undone: it can be published again. */
export function WithdrawPledge() {
  const text = useText();
  const busy = useBusy();
  return (
    <Form method="post">
      <input type="hidden" name="intent" value="withdraw" />
      <div className="actions">
        <SubmitButton weight="quiet" busy={busy}>
          {text("strategy.withdraw")}
        </SubmitButton>
      </div>
    </Form>
  );
}
