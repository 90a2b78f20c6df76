import { NativeSelect } from "@mantine/core";
import { useEffect, useState } from "react";
import { Form, useFetcher } from "react-router";
import { SelectField, TextAreaField, TextField } from "#ui/staff/fields.tsx";
import { SubmitButton } from "#ui/staff/parts.tsx";
import type { Refused } from "../../form.ts";
import { useText } from "../../text.tsx";
import { useBusy } from "../rights/answer.ts";
import type { loader as lookUp } from "../rights/lookup-data.ts";
import { isOver, type Looked, type Right, SizeFields, Standing } from "./decide-size.tsx";

interface Decided {
  principles: { value: string; label: string }[];
}

/**
 * What was decided for this person. With a situation chosen the limit is in sight while one types: within it the
 * decision is recorded, over it somebody is asked.
 */
export function DecidePanel({ data, refused }: { data: Decided; refused: Refused | null }) {
  const text = useText();
  const values = refused?.values ?? {};
  const busy = useBusy("intent", "decide");
  const looked = useRights();
  const [rightId, setRightId] = useState(values.rightId ?? "");
  const [size, setSize] = useState({
    amount: values.amount ?? "",
    time: values.timeAmount ?? "",
    unit: values.timeUnit ?? "days",
    further: values.ask === "yes",
  });
  const right = looked?.items.find(({ id }) => id === rightId);
  const over = right !== undefined && (!right.mine || isOver(right, size));
  return (
    <Form method="post" className="stack">
      <input type="hidden" name="intent" value="decide" />
      {looked && looked.items.length > 0 && (
        <NativeSelect
          name="rightId"
          label={text("rights.panel.right")}
          value={rightId}
          error={refused?.errors.rightId}
          onChange={({ currentTarget }) => setRightId(currentTarget.value)}
          data={choicesOf(looked.items, text)}
        />
      )}
      {right && looked && <Standing right={right} over={over} looked={looked} />}
      {right && looked && (
        <SizeFields right={right} looked={looked} size={size} change={setSize} refused={refused} />
      )}
      <TextField
        key={`what ${rightId}`}
        name="what"
        label={text("caseDesk.decide.what")}
        hint={text("caseDesk.decide.hint")}
        maxLength={1000}
        required
        defaultValue={values.what ?? right?.situation}
        error={refused?.errors.what}
      />
      {over && (
        <TextField
          name="promise"
          label={text("rights.panel.promise")}
          hint={text("rights.panel.promiseHint")}
          placeholder={text("rights.hearWhether")}
          maxLength={500}
          defaultValue={values.promise}
          error={refused?.errors.promise}
        />
      )}
      <More key={`more ${rightId}`} data={data} right={right} refused={refused} />
      <div className="line">
        <SubmitButton busy={busy}>{text(over ? "rights.panel.ask" : "caseDesk.decide.record")}</SubmitButton>
        {right?.principle && (
          <span className="muted small">
            {text("rights.panel.principle", { statement: right.principle })}
          </span>
        )}
      </div>
    </Form>
  );
}

/** The rights of this colleague, and those of others: asked once when the panel opens. */
function useRights(): Looked | undefined {
  const { load, data } = useFetcher<typeof lookUp>();
  useEffect(() => {
    load("/rights-lookup");
  }, [load]);
  return data as Looked | undefined;
}

function choicesOf(items: Right[], text: ReturnType<typeof useText>) {
  const of = (mine: boolean) =>
    items
      .filter((right) => right.mine === mine)
      .map(({ id, situation }) => ({ value: id, label: situation }));
  const groups = [
    { group: text("rights.panel.mine"), items: of(true) },
    { group: text("rights.panel.others"), items: of(false) },
  ];
  return [
    { value: "", label: text("rights.panel.noRight") },
    ...groups.filter((group) => group.items.length > 0),
  ];
}

/** What is rarely said: kind and amount of a decision without a right, the reason, another principle. */
function More({
  data,
  right,
  refused,
}: {
  data: Decided;
  right: Right | undefined;
  refused: Refused | null;
}) {
  const text = useText();
  const values = refused?.values ?? {};
  const errors = refused?.errors ?? {};
  const folded = ["kind", "reason", "principleId", ...(right ? [] : ["amount"])];
  return (
    <details className="details" open={folded.some((field) => errors[field] !== undefined)}>
      <summary>{text("caseDesk.more")}</summary>
      <div className="stack">
        {!right && (
          <>
            <SelectField
              name="kind"
              label={text("caseDesk.decide.kind")}
              defaultValue={values.kind}
              error={errors.kind}
              options={[
                { value: "", label: text("caseDesk.decide.noKind") },
                ...(["money", "time", "exception"] as const).map((kind) => ({
                  value: kind,
                  label: text(`caseDesk.decide.${kind}`),
                })),
              ]}
            />
            <TextField
              name="amount"
              inputMode="decimal"
              label={text("caseDesk.decide.amount")}
              defaultValue={values.amount}
              error={errors.amount}
            />
          </>
        )}
        <TextAreaField
          name="reason"
          rows={2}
          label={text("caseDesk.decide.reason")}
          defaultValue={values.reason}
          error={errors.reason}
          maxLength={2000}
        />
        {data.principles.length > 0 && (
          <SelectField
            name="principleId"
            label={text("caseDesk.principle")}
            defaultValue={values.principleId ?? right?.principleId ?? undefined}
            options={[{ value: "", label: text("caseDesk.noPrinciple") }, ...data.principles]}
          />
        )}
      </div>
    </details>
  );
}
