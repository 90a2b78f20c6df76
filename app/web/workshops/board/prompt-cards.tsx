import { useTools } from "./use-board.ts";

/** Cards that help a conversation along, while the facilitator shows them. */
export function PromptCards({ prompts }: { prompts: string[] }) {
  const { text } = useTools();
  if (prompts.length === 0) return null;
  return (
    <section className="prompt-cards" aria-label={text("board.promptCards")}>
      <ul>
        {prompts.map((prompt) => (
          <li key={prompt}>{prompt}</li>
        ))}
      </ul>
    </section>
  );
}
