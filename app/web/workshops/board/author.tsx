import { useSyncExternalStore } from "react";
import { thingsOf } from "./state.ts";
import { useTools } from "./use-board.ts";

/** Who wrote a note, as far as it is said; for how many they speak stands openly beside the name. */
export function Author({ authorId, mine }: { authorId: string | null; mine: boolean }) {
  const { store, text } = useTools();
  // Only what this note says: of four thousand none is drawn again because somebody came in.
  const author = useSyncExternalStore(store.subscribe, () =>
    authorId ? thingsOf(store.get(), "participant").get(authorId) : undefined,
  );
  const name = mine ? text("board.mine") : author?.name;
  if (!name) return <span />;
  return (
    <span className="author">
      {name}
      {author && author.speaksFor > 1 && ` · ${text("board.speaksFor", { count: author.speaksFor })}`}
    </span>
  );
}
