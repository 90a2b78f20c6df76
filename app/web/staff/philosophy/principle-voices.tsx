import { Form, Link } from "react-router";
import { TextField } from "#ui/staff/fields.tsx";
import { Away, Card, Details, SubmitButton } from "#ui/staff/parts.tsx";
import { useBusy } from "../../answer.ts";
import type { Refused } from "../../form.ts";
import { useFormat, useText } from "../../text.tsx";
import type { PrinciplePage } from "./principle-page.ts";
import { NoVoice } from "./principle-row.tsx";

/** The voices behind a principle: counted, and those that somebody linked by hand, one by one. */
export function PrincipleVoices({ page, refused }: { page: PrinciplePage; refused: Refused | null }) {
  const text = useText();
  const { principle, mayLead } = page;
  const { voices, hasVoice, evidence, state } = principle;
  return (
    <Card
      title={text("backing.voices")}
      actions={!hasVoice && state !== "retired" && <NoVoice seesAll={mayLead} />}
    >
      {hasVoice ? (
        <p className="muted">
          <Link to={`/cases?principleId=${principle.id}`}>
            {text(mayLead ? "philosophy.touched" : "philosophy.touchedSeen", { count: voices })}
          </Link>
        </p>
      ) : (
        <p className="muted">{text("backing.voicesNone")}</p>
      )}
      {evidence.length > 0 && (
        <ul className="lines">
          {evidence.map((each) => (
            <Voice key={each.linkId} voice={each} />
          ))}
        </ul>
      )}
      {state !== "retired" && (
        <Details
          summary={text("backing.linkOpen")}
          open={refused?.intent === "linkEvidence" ? "open" : undefined}
        >
          <LinkForm refused={refused} />
        </Details>
      )}
    </Card>
  );
}

function Voice({ voice }: { voice: PrinciplePage["principle"]["evidence"][number] }) {
  const text = useText();
  const format = useFormat();
  return (
    <li>
      <span>
        <q className="quoted">{voice.text ?? voice.reference}</q>
        <span className="muted small">
          <Link to={`/cases/${voice.caseId}`} className="num">
            {voice.reference}
          </Link>
          {" · "}
          {text("backing.linked", {
            name: voice.linkedByName ?? text("philosophy.operator"),
            date: format.date(voice.linkedAt),
          })}
        </span>
      </span>
      <Form method="post">
        <input type="hidden" name="intent" value="unlinkEvidence" />
        <SubmitButton weight="bare" size="xs" name="linkId" value={voice.linkId}>
          {text("backing.unlink")}
          <Away> {voice.reference}</Away>
        </SubmitButton>
      </Form>
    </li>
  );
}

function LinkForm({ refused }: { refused: Refused | null }) {
  const text = useText();
  const busy = useBusy("linkEvidence");
  const ours = refused?.intent === "linkEvidence" ? refused : null;
  return (
    <Form method="post">
      <input type="hidden" name="intent" value="linkEvidence" />
      <div className="beside">
        <TextField
          name="reference"
          label={text("backing.reference")}
          hint={text("backing.referenceHint")}
          maxLength={100}
          required
          defaultValue={ours?.values.reference}
          error={ours?.errors.reference}
        />
        <SubmitButton weight="quiet" busy={busy}>
          {text("backing.link")}
        </SubmitButton>
      </div>
    </Form>
  );
}
