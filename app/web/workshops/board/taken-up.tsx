import { IconAction, IconChallenge, IconOpportunity, IconRemove } from "./icons.ts";
import { useMarks } from "./marks.ts";
import { useMayTakeUp } from "./take-up.tsx";
import type { Stake } from "./types.ts";
import { useTools } from "./use-board.ts";

/** What a note was taken up as, under its words; those who work here follow it to where it stands. */
export function TakenUp({ noteId }: { noteId: string }) {
  const { place, text } = useTools();
  const marks = useMarks();
  const stakes = marks.stakes.get(noteId) ?? [];
  const actions = marks.actions.get(noteId) ?? [];
  if (stakes.length + actions.length === 0) return null;
  const outcome = `/workshops/${place.workshopId}/outcome`;
  return (
    <ul className="taken-up">
      {stakes.map((stake) => (
        <StakeLine key={stake.id} stake={stake} href={place.back && `${outcome}#stake-${stake.id}`} />
      ))}
      {actions.map((action) => (
        <li key={action.id}>
          <IconAction size={16} aria-hidden="true" />
          <Words href={place.back && `/actions/${action.id}`}>
            {text("board.actionOf", { action: action.text })}
          </Words>
        </li>
      ))}
    </ul>
  );
}

function StakeLine({ stake, href }: { stake: Stake; href: string | null }) {
  const { act, text } = useTools();
  const may = useMayTakeUp();
  const Sign = stake.kind === "opportunity" ? IconOpportunity : IconChallenge;
  const remove = () => {
    const { noteId, kind, text: words } = stake;
    const back = { command: "addStake", input: { noteId, kind, text: words } };
    act(
      "changeStake",
      { stakeId: stake.id, removed: true },
      { undo: [back], said: text("board.stakeRemoved") },
    );
  };
  return (
    <li>
      <Sign size={16} aria-hidden="true" />
      <Words href={href}>{text(`board.stakes.${stake.kind}`)}</Words>
      {(may === "stake" || may === "both") && (
        <button
          type="button"
          className="bare"
          onClick={remove}
          title={text("board.noStake")}
          aria-label={`${text("board.noStake")}: ${stake.text}`}
        >
          <IconRemove size={16} aria-hidden="true" />
        </button>
      )}
    </li>
  );
}

const Words = ({ href, children }: { href: string | null; children: string }) =>
  href ? (
    <a href={href} target="_blank" rel="noreferrer">
      {children}
    </a>
  ) : (
    <span>{children}</span>
  );
