import { TextField } from "#ui/staff/fields.tsx";
import { useText } from "../../text.tsx";
import type { AreaDraft } from "./draft.ts";
import { MoveTools, type Place, RemoveButton } from "./item-tools.tsx";
import type { ErrorAt } from "./plan-editor.tsx";
import type { PlanTools } from "./use-plan.ts";

/** One area: its title, and the start of each note's sentence. */
export function AreaFields({
  area,
  place,
  plan,
  errorAt,
}: {
  area: AreaDraft;
  place: Place;
  plan: PlanTools;
  errorAt: ErrorAt;
}) {
  const text = useText();
  const error = (field: string) => errorAt("areas", area.key, field);
  const gone = error("id");
  return (
    <li className="plan-area">
      <div className="field-row">
        <TextField
          id={`${area.key}-title`}
          name={`${area.key}-title`}
          label={text("plan.areaTitle", { place: place.at + 1 })}
          maxLength={80}
          value={area.title}
          onValue={(title) => plan.change("areas", area.key, { title })}
          error={error("title") ?? (gone && text("plan.goneMeanwhile"))}
        />
        <TextField
          id={`${area.key}-stem`}
          name={`${area.key}-stem`}
          label={text("plan.stem")}
          placeholder={text("plan.stemExample")}
          maxLength={80}
          value={area.stem}
          onValue={(stem) => plan.change("areas", area.key, { stem })}
          error={error("stem")}
        />
      </div>
      <div className="plan-tools">
        <MoveTools list="areas" item={area} place={place} plan={plan} />
        <RemoveButton list="areas" item={area} place={place} plan={plan} shown="as an icon" />
      </div>
    </li>
  );
}
