import { Checkbox, NativeSelect, TextInput } from "@mantine/core";
import { Mark } from "#ui/mark.tsx";
import type { Refused } from "../../form.ts";
import { useText } from "../../text.tsx";
import { durationOf, durationUnits, secondsIn } from "../duration-fields.ts";
import type { loader as lookUp } from "../rights/lookup-data.ts";
import { limitOf, useSizes } from "../rights/sizes.ts";

/** What the lookup of rights answered. */
export type Looked = Awaited<ReturnType<typeof lookUp>>;
export type Right = Looked["items"][number];

/** What is typed of a size, before it is a number. */
export interface Size {
  amount: string;
  time: string;
  unit: string;
  further: boolean;
}

/** Whether what is typed goes over the limit; what is no number yet does not. The server decides. */
export function isOver(right: Right, size: Size): boolean {
  if (right.kind === "exception") return size.further;
  if (right.kind === "money") {
    return (
      Math.round(Number(size.amount.replace(",", ".")) * 100) > Math.round((right.limitAmount ?? 0) * 100)
    );
  }
  return secondsIn(durationOf(size.time, size.unit) ?? "") > secondsIn(right.limitDuration ?? "");
}

/** How far this colleague may go, or who answers and how soon. */
export function Standing({ right, over, looked }: { right: Right; over: boolean; looked: Looked }) {
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

/** The field in which the size is typed: money, a length of time, or that it goes further than described. */
export function SizeFields({
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
