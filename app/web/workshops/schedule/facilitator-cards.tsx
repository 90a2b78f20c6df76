import { Button } from "@mantine/core";
import { useState } from "react";
import { Form } from "react-router";
import { TextAreaField, TextField } from "#ui/staff/fields.tsx";
import { Card, Details, Done, Problem, SubmitButton } from "#ui/staff/parts.tsx";
import { doneIn, refusalIn, useBusy } from "../../answer.ts";
import { useText } from "../../text.tsx";
import { useBase } from "../plan/use-base.ts";
import { deadlineErrors } from "./changed-deadlines.ts";
import { daysApart } from "./days-apart.ts";
import type { SchedulePage } from "./schedule-page.ts";

/** Deadlines over days: one field a phase, for whoever facilitates. */
export function DeadlinesCard({ page, answer }: { page: SchedulePage; answer: unknown }) {
  const { workshop, zone } = page;
  const text = useText();
  const busy = useBusy("deadlines");
  // What somebody else sets meanwhile comes in after one's own save, not under one's hands.
  const [agenda, setAgenda] = useState(page.agenda);
  /** Fields that were filled at once, and are not saved yet. */
  const [filled, fill] = useState<string[]>([]);
  const saved = doneIn(answer) === "deadlines";
  if (saved && agenda !== page.agenda) setAgenda(page.agenda);
  const refused = refusalIn(answer, "deadlines");
  const errors = refused ? deadlineErrors(refused.values, refused.errors) : {};
  const form = (
    <Form
      method="post"
      className="deadlines-form"
      key={[...agenda.map((item) => item.deadlineField), ...filled].join()}
    >
      <input type="hidden" name="intent" value="deadlines" />
      {(refused?.problem || refused?.errors.deadlines) && (
        <Problem>{refused.problem ?? refused.errors.deadlines}</Problem>
      )}
      <p className="muted">{text("schedule.deadlinesSay", { zone: zone.replaceAll("_", " ") })}</p>
      <DaysApart
        start={page.startField}
        fill={(start, days) => fill(daysApart(start, days, agenda.length))}
      />
      {agenda.map((item, index) => (
        <div key={item.phaseId}>
          <input type="hidden" name={`was.${item.phaseId}`} value={item.deadlineField} />
          <TextField
            name={`at.${item.phaseId}`}
            type="datetime-local"
            label={`${index + 1}. ${item.title}`}
            defaultValue={filled[index] ?? refused?.values[`at.${item.phaseId}`] ?? item.deadlineField}
            {...(errors[item.phaseId] && { error: errors[item.phaseId] })}
          />
        </div>
      ))}
      <div>
        <SubmitButton weight="quiet" busy={busy}>
          {text("schedule.setDeadlines")}
        </SubmitButton>
      </div>
    </Form>
  );
  const done = saved && <Done>{text("plan.saved")}</Done>;
  if (workshop.manner === "over_days") {
    return (
      <Card title={text("schedule.deadlines")} id="deadlines">
        {done}
        {form}
      </Card>
    );
  }
  return (
    <Card id="deadlines">
      <Details summary={text("schedule.deadlines")} open={refused || done ? "open" : undefined}>
        {done}
        {form}
      </Details>
    </Card>
  );
}

/** Fills all deadlines at once: one phase every so many days. They can still be changed one by one. */
function DaysApart({ start, fill }: { start: string; fill: (start: string, days: number) => void }) {
  const text = useText();
  const [from, setFrom] = useState(start);
  const [days, setDays] = useState("2");
  return (
    <div className="spread-days">
      <TextField
        name="spread.from"
        type="datetime-local"
        label={text("schedule.spreadFrom")}
        value={from}
        onValue={setFrom}
      />
      <TextField
        name="spread.days"
        inputMode="numeric"
        label={text("schedule.spreadDays")}
        value={days}
        onValue={setDays}
      />
      <Button variant="default" onClick={() => fill(from, Number(days))}>
        {text("schedule.spread")}
      </Button>
    </div>
  );
}

/** Title, purpose and time anew; whoever is invited is told. */
export function ChangeCard({ page, answer }: { page: SchedulePage; answer: unknown }) {
  const { startField, zone, invited } = page;
  const workshop = useBase(page.workshop, answer);
  const text = useText();
  const busy = useBusy("change");
  const refused = refusalIn(answer, "change");
  const values = refused?.values ?? {};
  const done = doneIn(answer) === "change";
  return (
    <Card>
      <Details summary={text("schedule.change")} open={refused || done ? "open" : undefined}>
        {done && <Done>{text("plan.saved")}</Done>}
        {refused?.problem && <Problem>{refused.problem}</Problem>}
        <Form method="post" className="stack">
          <input type="hidden" name="intent" value="change" />
          <input type="hidden" name="revision" value={workshop.revision} />
          <TextField
            name="title"
            label={text("workshops.name")}
            maxLength={120}
            defaultValue={values.title ?? workshop.title}
            error={refused?.errors.title}
          />
          <TextAreaField
            name="purpose"
            label={text("schedule.purpose")}
            maxLength={1000}
            rows={2}
            defaultValue={values.purpose ?? workshop.purpose ?? ""}
            error={refused?.errors.purpose}
          />
          <TextField
            name="startsAt"
            type="datetime-local"
            label={text("schedule.startsAt")}
            hint={text("schedule.startsAtHint", { zone: zone.replaceAll("_", " ") })}
            defaultValue={values.startsAt ?? startField}
            error={refused?.errors.startsAt}
          />
          {invited.length > 0 && (
            <p className="muted small">{text("schedule.told", { count: invited.length })}</p>
          )}
          <div>
            <SubmitButton weight="quiet" busy={busy}>
              {text("plan.save")}
            </SubmitButton>
          </div>
        </Form>
      </Details>
    </Card>
  );
}
