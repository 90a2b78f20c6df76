import { NameBar } from "./name-bar.tsx";
import { groupsInOrder, isClosed } from "./state.ts";
import { useBoardState, useTools } from "./use-board.ts";
import type { Grouping } from "./use-grouping.ts";
import type { Picked } from "./use-picked.ts";

/** What can be done with the picked notes: the way of tapping and of the keyboard, equal to dragging. */
export function SelectionBar({ picked, grouping }: { picked: Picked; grouping: Grouping }) {
  const { text } = useTools();
  const state = useBoardState();
  if (isClosed(state)) return null;
  if (picked.ids.size === 0) {
    const { naming, named } = grouping;
    return naming && <NameBar key={naming} groupId={naming} named={named} />;
  }
  const ids = [...picked.ids];
  const group = () => {
    grouping.group(ids);
    picked.clear();
  };
  const move = (target: string) => {
    const [kind, id = ""] = target.split(" ");
    if (!kind) return;
    grouping.move(ids, kind === "group" ? { groupId: id } : { areaId: id });
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
