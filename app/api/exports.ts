import { z } from "zod";
import { fileAnswer } from "#core/file-answer.ts";
import { exportList, fileNameOf, piecesOf } from "#domain/results/exports/export-list.ts";
import { expose } from "./expose.ts";

export const exportEndpoints = [
  expose("POST", "/exports/{list}", exportList, {
    answer: z.object({ items: z.array(z.record(z.string(), z.unknown())) }),
    respond: (asked, caller) =>
      fileAnswer(piecesOf(caller, asked), fileNameOf(asked, caller.services.clock()), "machines"),
    summary:
      "A whole list as a file: `format` is csv or json, `filters` those of the list's own endpoint; noted in the log",
  }),
];
