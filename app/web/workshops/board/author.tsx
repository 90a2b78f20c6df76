import { thingsOf } from "./state.ts";
import { useBoardState, useTools } from "./use-board.ts";

/** Who wrote a note, as far as it is said; for how many they speak stands openly beside the name. */
export function Author({ authorId, mine }: { authorId: string | null; mine: boolean }) {
  const { text } = useTools();
  const state = useBoardState();
  const author = authorId ? thingsOf(state, "participant").get(authorId) : undefined;
  const name = mine ? text("board.you") : author?.name;
  if (!name) return <span />;
  return (
    <span className="author">
      {name}
      {author && author.speaksFor > 1 && ` · ${text("board.speaksFor", { count: author.speaksFor })}`}
    </span>
  );
}
