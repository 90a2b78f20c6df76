import { Checkbox, NativeSelect, TextInput } from "@mantine/core";
import { useEffect, useState } from "react";
import { Form, useFetcher } from "react-router";
import { Mark } from "#ui/mark.tsx";
import { SelectField, TextAreaField, TextField } from "#ui/staff/fields.tsx";
import { SubmitButton } from "#ui/staff/parts.tsx";
import type { Refused } from "../../form.ts";
import { useText } from "../../text.tsx";
import { durationOf, durationUnits, secondsIn } from "../duration-fields.ts";
import { useBusy } from "../rights/answer.ts";
import type { loader as lookUp } from "../rights/lookup-data.ts";
import { limitOf, useSizes } from "../rights/sizes.ts";

interface Decided {
  principles: { value: string; label: string }[];
}
type Looked = Awaited<ReturnType<typeof lookUp>>;
type Right = Looked["items"][number];

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
      {right && looked && <Standing right={right} over={over} looked={looked} further={size.further} />}
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

interface Size {
  amount: string;
  time: string;
  unit: string;
  further: boolean;
}

/** Whether what is typed goes over the limit; what is no number yet does not. The server decides. */
function isOver(right: Right, size: Size): boolean {
  if (right.kind === "exception") return size.further;
  if (right.kind === "money") {
    return (
      Math.round(Number(size.amount.replace(",", ".")) * 100) > Math.round((right.limitAmount ?? 0) * 100)
    );
  }
  return secondsIn(durationOf(size.time, size.unit) ?? "") > secondsIn(right.limitDuration ?? "");
}

/** How far this colleague may go, or who answers and how soon. */
function Standing({
  right,
  over,
  looked,
}: {
  right: Right;
  over: boolean;
  looked: Looked;
  further: boolean;
}) {
  const text = useText();
  const sizes = useSizes(looked.currency);
  const limit = right.exception ?? sizes(limitOf(right));
  const hours = looked.questionHours;
  return (
    <div role="status">
      {over ? (
        <Mark state="risk">
          {text(right.mine ? "rights.panel.over" : "rights.panel.notYours", { limit, hours })}
        </Mark>
      ) : (
        <Mark state="kept">
          {text(right.exception ? "rights.panel.yoursException" : "rights.panel.yours", { limit })}
        </Mark>
      )}
      {right.steps && <p className="muted small decide-steps">{right.steps}</p>}
    </div>
  );
}

function SizeFields({
  right,
  looked,
  size,
  change,
  refused,
}: {
  right: Right;
  looked: Looked;
  size: Size;
  change: (size: Size) => void;
  refused: Refused | null;
}) {
  const text = useText();
  if (right.kind === "exception") {
    if (!right.mine) return null;
    return (
      <Checkbox
        name="ask"
        value="yes"
        label={text("rights.panel.further")}
        checked={size.further}
        onChange={({ currentTarget }) => change({ ...size, further: currentTarget.checked })}
      />
    );
  }
  if (right.kind === "money") {
    return (
      <TextInput
        name="amount"
        inputMode="decimal"
        label={text("rights.panel.amount", { currency: looked.currency })}
        required
        withAsterisk={false}
        value={size.amount}
        error={refused?.errors.amount}
        onChange={({ currentTarget }) => change({ ...size, amount: currentTarget.value })}
      />
    );
  }
  return (
    <div className="field-row">
      <TextInput
        name="timeAmount"
        inputMode="numeric"
        label={text("rights.panel.time")}
        required
        withAsterisk={false}
        value={size.time}
        error={refused?.errors.duration}
        onChange={({ currentTarget }) => change({ ...size, time: currentTarget.value })}
      />
      <NativeSelect
        name="timeUnit"
        label={text("rights.unit")}
        value={size.unit}
        onChange={({ currentTarget }) => change({ ...size, unit: currentTarget.value })}
        data={durationUnits.map((unit) => ({ value: unit, label: text(`rights.units.${unit}`) }))}
      />
    </div>
  );
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
