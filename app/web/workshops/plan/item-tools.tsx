import { ActionIcon, Button } from "@mantine/core";
import type { ReactNode } from "react";
import { IconArrowDown, IconArrowUp, IconTrash } from "#ui/staff/icons.ts";
import { Away } from "#ui/staff/parts.tsx";
import { useText } from "../../text.tsx";
import type { PlanTools } from "./use-plan.ts";

/** Where an item stands in its list. */
export interface Place {
  at: number;
  of: number;
}

const icon = { size: 20, "aria-hidden": true } as const;
const look = { variant: "subtle", color: "gray", size: 44 } as const;

interface Tooled {
  list: "areas" | "phases";
  item: { key: string; title: string };
  place: Place;
  plan: PlanTools;
}

/** Up and down, by touch and by keyboard; the names say what they move. */
export function MoveTools({ list, item, place, plan }: Tooled) {
  const text = useText();
  const title = item.title || text("plan.untitled");
  const move = (by: -1 | 1) => plan.move(list, item.key, by);
  // Disabled in name alone at the ends, so that the focus stays where the hand is.
  const first = place.at === 0;
  const last = place.at === place.of - 1;
  return (
    <div className="plan-tools">
      <ActionIcon
        {...look}
        id={`${item.key}-up`}
        aria-label={text("plan.up", { title })}
        aria-disabled={first}
        onClick={() => !first && move(-1)}
      >
        <IconArrowUp {...icon} />
      </ActionIcon>
      <ActionIcon
        {...look}
        id={`${item.key}-down`}
        aria-label={text("plan.down", { title })}
        aria-disabled={last}
        onClick={() => !last && move(1)}
      >
        <IconArrowDown {...icon} />
      </ActionIcon>
    </div>
  );
}

/** Removes one, where it can go: the last one stays, and so does what `stays` gives a reason for. */
export function RemoveButton({
  list,
  item,
  place,
  plan,
  stays,
  shown,
}: Tooled & { stays?: string | undefined; shown: "as an icon" | "in words" }) {
  const text = useText();
  const title = item.title || text("plan.untitled");
  const held = stays !== undefined || place.of === 1;
  const common = {
    "aria-disabled": held,
    title: stays,
    onClick: () => !held && plan.remove(list, item.key, title),
  };
  if (shown === "as an icon") {
    const name = text("plan.remove", { title });
    return (
      <ActionIcon {...look} {...common} aria-label={stays ? `${name}: ${stays}` : name}>
        <IconTrash {...icon} />
      </ActionIcon>
    );
  }
  return (
    <Button variant="subtle" color="gray" leftSection={<IconTrash {...icon} />} {...common}>
      {text("plan.removePhase")}
      <Away>
        : {title}
        {stays && `. ${stays}`}
      </Away>
    </Button>
  );
}

/** What was taken away last, and the way back. */
export function RemovedLine({ list, plan }: { list: "areas" | "phases"; plan: PlanTools }) {
  const text = useText();
  const removed = plan.removed?.list === list ? plan.removed : null;
  return (
    <div role="status" className={removed ? "plan-removed" : "away"}>
      {removed && (
        <>
          <span>{text("plan.removed", { title: removed.title })}</span>
          <Button id={`undo-${list}`} variant="default" size="xs" onClick={plan.undo}>
            {text("plan.undo")}
          </Button>
        </>
      )}
    </div>
  );
}

export function AddButton({
  id,
  onAdd,
  full,
  children,
}: {
  id: string;
  onAdd: () => void;
  full?: "full" | undefined;
  children: ReactNode;
}) {
  return (
    <Button id={id} variant="default" onClick={onAdd} disabled={full === "full"}>
      {children}
    </Button>
  );
}
