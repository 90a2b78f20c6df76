import { Form, Link } from "react-router";
import { SelectField, TextField } from "#ui/staff/fields.tsx";
import { Details, SubmitButton, Toolbar } from "#ui/staff/parts.tsx";
import { useText } from "../../text.tsx";

const kinds = ["complaint", "compliment", "suggestion", "question"] as const;
const channels = ["web", "phone", "visit", "letter", "email", "app", "other"] as const;

/** What the list is narrowed to: words in sight, the rest folded until wanted. It works as a plain form. */
export function CaseFilters({
  filters,
  narrowing,
  teams,
  principles,
}: {
  filters: Record<string, string>;
  narrowing: string[];
  teams: { value: string; label: string }[];
  principles: { value: string; label: string }[];
}) {
  const text = useText();
  const shown = ["words", "kind", "channel", "teamId", "principleId", "receivedAfter", "receivedBefore"];
  // One that is no longer in force is reached by a link alone, and stays what the list is narrowed to.
  const isLinked =
    filters.principleId !== undefined && principles.every(({ value }) => value !== filters.principleId);
  const isOpen = shown.some((name) => name !== "words" && filters[name]);
  const views = Object.entries(filters).filter(([name]) => name !== "cursor" && !narrowing.includes(name));
  return (
    <Form method="get" action="/cases" className="case-filters" key={JSON.stringify(filters)}>
      {Object.entries(filters).map(
        ([name, value]) =>
          name !== "cursor" &&
          !shown.includes(name) && <input key={name} type="hidden" name={name} value={value} />,
      )}
      <Toolbar label={text("caseDesk.list.filter")}>
        <TextField
          name="words"
          label={text("caseDesk.list.words")}
          placeholder={text("caseDesk.list.wordsHint")}
          defaultValue={filters.words ?? ""}
          maxLength={1000}
        />
        <SubmitButton weight="quiet">{text("caseDesk.list.apply")}</SubmitButton>
      </Toolbar>
      <Details summary={text("caseDesk.list.filter")} open={isOpen ? "open" : undefined}>
        <Toolbar label={text("caseDesk.list.filter")}>
          <SelectField
            name="kind"
            label={text("caseDesk.list.kind")}
            defaultValue={filters.kind ?? ""}
            options={[
              { value: "", label: text("caseDesk.list.anyKind") },
              ...kinds.map((kind) => ({ value: kind, label: text(`caseDesk.kind.${kind}`) })),
            ]}
          />
          <SelectField
            name="channel"
            label={text("caseDesk.list.channel")}
            defaultValue={filters.channel ?? ""}
            options={[
              { value: "", label: text("caseDesk.list.anyChannel") },
              ...channels.map((channel) => ({ value: channel, label: text(`caseDesk.channel.${channel}`) })),
            ]}
          />
          <SelectField
            name="teamId"
            label={text("caseDesk.list.team")}
            defaultValue={filters.teamId ?? ""}
            options={[{ value: "", label: text("caseDesk.list.anyTeam") }, ...teams]}
          />
          <SelectField
            name="principleId"
            label={text("caseDesk.list.principle")}
            defaultValue={filters.principleId ?? ""}
            options={[
              { value: "", label: text("caseDesk.list.anyPrinciple") },
              ...(isLinked
                ? [{ value: filters.principleId ?? "", label: text("caseDesk.list.otherPrinciple") }]
                : []),
              ...principles,
            ]}
          />
          <TextField
            name="receivedAfter"
            type="date"
            label={text("caseDesk.list.receivedAfter")}
            defaultValue={filters.receivedAfter?.slice(0, 10) ?? ""}
          />
          <TextField
            name="receivedBefore"
            type="date"
            label={text("caseDesk.list.receivedBefore")}
            defaultValue={filters.receivedBefore?.slice(0, 10) ?? ""}
          />
        </Toolbar>
      </Details>
      {narrowing.some((name) => filters[name]) && (
        <p className="small">
          <Link to={`/cases?${new URLSearchParams(views)}`}>{text("caseDesk.list.clear")}</Link>
        </p>
      )}
    </Form>
  );
}
