import { useState } from "react";
import { Sheet } from "./sheet.tsx";
import { type BoardPlace, useTools } from "./use-board.ts";

type Join = NonNullable<BoardPlace["join"]>;

/** How one joins, on the board itself: for whoever comes late and sits beside somebody. */
export function JoinSheet({ join, close }: { join: Join; close: () => void }) {
  const { text } = useTools();
  const [copied, setCopied] = useState("");
  const link = `${join.address}/${join.code}`;
  const copy = async () => {
    // Plain http in a meeting room has no clipboard; the link stands there to be read out.
    await navigator.clipboard?.writeText(link).then(
      () => setCopied(text("board.linkCopied")),
      () => undefined,
    );
  };
  return (
    <Sheet title={text("board.letJoin")} close={close}>
      <div className="join-sheet">
        <JoinQr join={join} />
        <p>
          {text("board.joinAt", { address: join.address.replace(/^https?:\/\//, "") })}{" "}
          <strong className="num join-code">{join.code}</strong>
        </p>
        <p className="quiet">{link}</p>
        {"clipboard" in navigator && (
          <button type="button" onClick={copy}>
            {text("board.copyLink")}
          </button>
        )}
        <p role="status">{copied}</p>
      </div>
    </Sheet>
  );
}

/** The code that a camera reads: dark on light, in dark surroundings too. */
export function JoinQr({ join }: { join: Join }) {
  const { text } = useTools();
  const { size, path } = join.qr;
  return (
    <svg role="img" aria-label={text("board.qr")} viewBox={`0 0 ${size} ${size}`} shapeRendering="crispEdges">
      <rect width={size} height={size} fill="#ffffff" />
      <path d={path} fill="#000000" />
    </svg>
  );
}
