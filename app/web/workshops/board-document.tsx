import { useText } from "../text.tsx";

/** What stands there until the script has drawn, and the script with what it needs to know. */
export function BoardDocument({
  title,
  data,
  nonce,
  script,
}: {
  title: string;
  data: string;
  nonce: string;
  script: string;
}) {
  const text = useText();
  return (
    <>
      <div id="board">
        <main className="board-opening">
          <h1>{title}</h1>
          <p>{text("board.opening")}</p>
          <noscript>
            <p>{text("board.needsScript")}</p>
          </noscript>
        </main>
      </div>
      {/* Escaped by asData: no sign in it can end the element. */}
      <script
        type="application/json"
        id="board-place"
        // biome-ignore lint/security/noDangerouslySetInnerHtml: JSON for our own script, see above
        dangerouslySetInnerHTML={{ __html: data }}
      />
      <script type="module" nonce={nonce} src={script} />
    </>
  );
}
