import { Form } from "react-router";
import { ChecksField, TextAreaField, TextField } from "#ui/staff/fields.tsx";
import { Details, SubmitButton } from "#ui/staff/parts.tsx";
import { useBusy } from "../../answer.ts";
import type { Refused } from "../../form.ts";
import { useText } from "../../text.tsx";
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
