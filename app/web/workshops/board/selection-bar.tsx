import { groupNotes, moveNotes } from "./grouping.ts";
import { groupsInOrder, isClosed } from "./state.ts";
import { useBoardState, useTools } from "./use-board.ts";
import type { Picked } from "./use-picked.ts";

/** What can be done with the picked notes: the way of tapping and of the keyboard, equal to dragging. */
export function SelectionBar({ picked }: { picked: Picked }) {
  const { act, text } = useTools();
  const state = useBoardState();
  if (picked.ids.size === 0 || isClosed(state)) return null;
  const said = (key: "grouped" | "moved", count: number) => text(`board.${key}`, { count });
  const ids = [...picked.ids];
  const group = () => {
    groupNotes({ state, act, said }, ids);
    picked.clear();
  };
  const move = (target: string) => {
    const [kind, id = ""] = target.split(" ");
    if (!kind) return;
    moveNotes({ state, act, said }, ids, kind === "group" ? { groupId: id } : { areaId: id });
    picked.clear();
  };
  return (
    <section className="selection-bar" aria-label={text("board.pickedBar")}>
      <p role="status">{text("board.picked", { count: ids.length })}</p>
      <button type="button" className="first" onClick={group}>
        {text("board.groupThem")} <kbd>g</kbd>
      </button>
      <label>
        <span className="away">{text("board.moveTo")}</span>
        <select value="" onChange={(event) => move(event.currentTarget.value)}>
          <option value="">{text("board.moveTo")}</option>
          {state.frame?.areas.map((area) => (
            <option key={area.id} value={`area ${area.id}`}>
              {area.title}
            </option>
          ))}
          {groupsInOrder(state).map((each) => (
            <option key={each.id} value={`group ${each.id}`}>
              {text("board.group")}: {each.name || text("board.nameless")}
            </option>
          ))}
        </select>
      </label>
      <button type="button" onClick={picked.clear}>
        {text("board.pickNone")}
      </button>
    </section>
  );
}
