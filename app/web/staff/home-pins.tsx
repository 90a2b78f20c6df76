import { Form, Link } from "react-router";
import type { Pin } from "#domain/workshops/outcome/pins.ts";
import { Away, Card, SubmitButton } from "#ui/staff/parts.tsx";
import { useBusy } from "../answer.ts";
import { useText } from "../text.tsx";

/** What workshops came to and somebody hung here for everybody; one's own home is one's own. */
export function Pins({ pins }: { pins: Pin[] }) {
  const text = useText();
  const busy = useBusy();
  if (pins.length === 0) return null;
  return (
    <div className="two even">
      {pins.map((pin) => (
        <Card
          key={pin.workshopId}
          title={pin.title}
          actions={
            <Form method="post">
              <input type="hidden" name="own" value="down" />
              <SubmitButton weight="bare" size="xs" name="workshopId" value={pin.workshopId} busy={busy}>
                {text("outcome.ownPin.down")}
                <Away>: {pin.title}</Away>
              </SubmitButton>
            </Form>
          }
        >
          {pin.lines.length > 0 && (
            <ol className="in-sight">
              {pin.lines.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ol>
          )}
          <p className="small">
            <Link to={`/workshops/${pin.workshopId}/outcome`}>{text("outcome.toOutcome")}</Link>
            {pin.more > 0 && <span className="muted"> · {text("outcome.pinMore", { count: pin.more })}</span>}
          </p>
        </Card>
      ))}
    </div>
  );
}

/** One step back, for who took it down by mistake. */
export function PinDown({ workshopId }: { workshopId: string }) {
  const text = useText();
  return (
    <Form method="post" className="done" role="status">
      {text("outcome.pinDown")} <input type="hidden" name="own" value="up" />
      <SubmitButton weight="bare" size="xs" name="workshopId" value={workshopId}>
        {text("outcome.pinBack")}
      </SubmitButton>
    </Form>
  );
}
