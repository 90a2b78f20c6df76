import { ShareFigure } from "#ui/staff/figures.tsx";
import { Card } from "#ui/staff/parts.tsx";
import { useFormat, useText } from "../../text.tsx";

/** How many needs were answered by their day: counted in full, so without an interval. */
export function InTime({ figures }: { figures: { inTime: number; total: number; share: number | null } }) {
  const text = useText();
  const format = useFormat();
  const { inTime, total, share } = figures;
  return (
    <Card title={text("rights.inTime")}>
      <ShareFigure
        share={share}
        figure={share === null ? text("rights.none") : format.share(share)}
        counted={share === null ? text("rights.inTimeNone") : text("rights.inTimeCount", { inTime, total })}
        state="none"
      />
    </Card>
  );
}
