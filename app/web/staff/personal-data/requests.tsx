import { Form, Link } from "react-router";
import { TextField } from "#ui/staff/fields.tsx";
import { Card, Details, SubmitButton } from "#ui/staff/parts.tsx";
import { refusalIn } from "../../answer.ts";
import { useFormat, useText } from "../../text.tsx";

export interface ErasureRequest {
  id: string;
  caseId: string;
  reference: string;
  requestedAt: Date;
  answerBy: string;
}

/** Requests to be erased that wait: each is granted by erasing, or declined in words. Nothing when there are none. */
export function Requests({ items, answer }: { items: ErasureRequest[]; answer: unknown }) {
  const text = useText();
  if (items.length === 0) return null;
  return (
    <Card title={text("privacy.requestsTitle", { count: items.length })}>
      <p className="muted">{text("privacy.requestsLead")}</p>
      <ul className="lines">
        {items.map((request) => (
          <RequestLine key={request.id} request={request} answer={answer} />
        ))}
      </ul>
    </Card>
  );
}

function RequestLine({ request, answer }: { request: ErasureRequest; answer: unknown }) {
  const text = useText();
  const format = useFormat();
  const refused = refusalIn(answer, "decline");
  const own = refused?.values.requestId === request.id ? refused : null;
  return (
    <li>
      <span>
        <Link to={`/settings/personal-data?q=${encodeURIComponent(request.reference)}`} className="num">
          {request.reference}
        </Link>
        <br />
        <span className="muted small">
          {text("privacy.requestedOn", { date: format.date(request.requestedAt) })}
        </span>
      </span>
      <span>{text("privacy.answerBy", { date: format.date(`${request.answerBy}T12:00:00Z`) })}</span>
      <div className="whole">
        <Details summary={text("privacy.decline")} open={own ? "open" : undefined}>
          <Form method="post" className="stack">
            <input type="hidden" name="intent" value="decline" />
            <input type="hidden" name="requestId" value={request.id} />
            <TextField
              name="words"
              label={text("privacy.declineWords")}
              hint={text("privacy.declineHint")}
              required
              maxLength={2000}
              defaultValue={own?.values.words}
              error={own?.errors.words ?? own?.problem ?? undefined}
            />
            <div className="actions">
              <SubmitButton weight="quiet">{text("privacy.decline")}</SubmitButton>
            </div>
          </Form>
        </Details>
      </div>
    </li>
  );
}
