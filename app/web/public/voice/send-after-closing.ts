import { Invalid } from "#core/errors.ts";
import { giveFeeling, giveVerdict } from "#domain/cases/answer-follow.ts";
import { formOf } from "../../form.ts";

type Send = ReturnType<typeof formOf>;

const nothingMore = () => null;
const verdict = formOf(giveVerdict, {
  input: ({ agrees, words }, { receipt }) => ({ agrees, words, receipt }),
  onward: nothingMore,
});
const feeling = formOf(giveFeeling, {
  input: ({ helped, answered, feeling: felt, words, agrees }, { receipt }) => {
    // What is missing is said with "not yet"; words that no button sends would be lost.
    if (words !== undefined && agrees === undefined)
      throw new Invalid([{ path: "words", code: "solved_or_not" }]);
    return { helped, answered, feeling: felt, receipt };
  },
  onward: nothingMore,
});

const wasTapped = (sent: FormData) => ["helped", "answered", "feeling"].some((name) => sent.get(name));

/**
 * Takes whatever was chosen after a closing, by whichever button. Whether it is solved is taken first and stands, also
 * when a tap is still missing: then the page asks for that tap and keeps the others.
 */
export function sendAfterClosing(onward: (done: "verdict" | "feeling") => Response): Send {
  return async (args, sent) => {
    const judged = sent.has("agrees");
    const refusal = judged ? await verdict(args, sent) : null;
    if (refusal) return refusal;
    return (
      (!judged || wasTapped(sent) ? await feeling(args, sent) : null) ??
      onward(judged ? "verdict" : "feeling")
    );
  };
}
