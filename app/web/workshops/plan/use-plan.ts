import { useEffect, useRef, useState } from "react";
import type { AreaDraft, PhaseDraft, PlanDraft } from "./draft.ts";

type List = "areas" | "phases";
type ItemOf<L extends List> = PlanDraft[L][number];

/** What was taken away last, and where it stood: the way back. */
interface Removed {
  list: List;
  title: string;
  before: PlanDraft;
}

/** A plan while it is edited. After a move or a removal the focus is put where the hand goes on. */
export function usePlan(begin: () => PlanDraft) {
  const [initial] = useState(begin);
  const [draft, setDraft] = useState(initial);
  const [removed, setRemoved] = useState<Removed | null>(null);
  const [moved, setMoved] = useState<{ title: string; at: number; of: number } | null>(null);
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const focusOn = useFocusAfter();
  const made = useRef(0);

  const change = <L extends List>(list: L, key: string, fields: Partial<ItemOf<L>>) => {
    // The way back is to the plan of before: what is typed after it would be lost on it.
    setRemoved(null);
    setDraft((now) => ({
      ...now,
      [list]: (now[list] as ItemOf<L>[]).map((item) => (item.key === key ? { ...item, ...fields } : item)),
    }));
  };
  const add = (list: List) => {
    setRemoved(null);
    made.current += 1;
    const key = `n${made.current}`;
    setDraft((now) => ({
      ...now,
      [list]: [...now[list], list === "areas" ? newArea(key) : newPhase(key)],
    }));
    setOpened((open) => new Set([...open, key]));
    focusOn(`${key}-title`);
  };
  /** Moves one up (-1) or down (1), and keeps the focus on the button that did. */
  const move = (list: List, key: string, by: -1 | 1) => {
    setRemoved(null);
    const at = draft[list].findIndex((item) => item.key === key) + by + 1;
    setMoved({ title: draft[list][at - by - 1]?.title ?? "", at, of: draft[list].length });
    setDraft((now) => {
      const items = [...now[list]] as (AreaDraft | PhaseDraft)[];
      const from = items.findIndex((item) => item.key === key);
      const [item] = items.splice(from, 1);
      if (item) items.splice(from + by, 0, item);
      return { ...now, [list]: items };
    });
    focusOn(`${key}-${by === -1 ? "up" : "down"}`);
  };
  const remove = (list: List, key: string, title: string) => {
    setRemoved({ list, title, before: draft });
    setDraft((now) => ({
      areas: list === "areas" ? now.areas.filter((area) => area.key !== key) : now.areas,
      phases:
        list === "phases"
          ? now.phases.filter((phase) => phase.key !== key)
          : now.phases.map((phase) => ({ ...phase, areas: phase.areas.filter((area) => area !== key) })),
    }));
    focusOn(`undo-${list}`);
  };
  const undo = () => {
    if (!removed) return;
    setDraft(removed.before);
    setRemoved(null);
    focusOn(`add-${removed.list}`);
  };
  const toggle = (key: string) =>
    setOpened((open) => new Set(open.has(key) ? [...open].filter((each) => each !== key) : [...open, key]));
  return {
    draft,
    change,
    add,
    move,
    remove,
    undo,
    removed,
    moved,
    opened,
    toggle,
    changed: draft !== initial,
  };
}
export type PlanTools = ReturnType<typeof usePlan>;

const newArea = (key: string): AreaDraft => ({ key, title: "", stem: "" });
const newPhase = (key: string): PhaseDraft => ({
  key,
  kind: "discuss",
  title: "",
  prompt: "",
  cards: "",
  minutes: "10",
  days: "",
  votes: "",
  anonymous: false,
  areas: [],
});

/** Puts the focus on an element once it stands where it belongs. */
function useFocusAfter(): (id: string) => void {
  const wanted = useRef<string | null>(null);
  useEffect(() => {
    if (!wanted.current) return;
    document.getElementById(wanted.current)?.focus();
    wanted.current = null;
  });
  return (id) => {
    wanted.current = id;
  };
}
