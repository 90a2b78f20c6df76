import type { SharedPart } from "#blocks/boards/parts.ts";
import { origin } from "./actions.ts";

/** Actions that notes of a board gave rise to, for everybody on it: what is to be done, never who. */
export const actionPart: SharedPart = {
  kind: "action",
  async read(db, boardId, ids) {
    let rows = db
      .selectFrom("actions")
      .leftJoin("links", (join) =>
        join
          .onRef("links.fromId", "=", "actions.id")
          .on("links.kind", "=", origin)
          .on("links.toType", "=", "note")
          .on("links.removedAt", "is", null),
      )
      .select(["actions.id", "actions.text", "actions.state", "links.toId as noteId"])
      .where("actions.servesType", "=", "workshop")
      .where("actions.servesId", "=", boardId)
      .where("actions.state", "<>", "dropped");
    if (ids) rows = rows.where("actions.id", "in", ids);
    return rows.orderBy("actions.id").execute();
  },
};
