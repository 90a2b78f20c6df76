import type { ReactNode } from "react";

/** A page that leads in: the product's name, what is true, one form. Works without scripts, at any width. */
export function Door({
  title,
  lead,
  width = "narrow",
  languages,
  children,
}: {
  title: string;
  lead?: ReactNode;
  width?: "narrow" | "wide";
  languages?: ReactNode;
  children: ReactNode;
}) {
  return (
    <main className={width === "wide" ? "door wide" : "door"}>
      <div className="door-top">
        <span className="wordmark">Kept</span>
        {languages}
      </div>
      <header className="door-head">
        <h1>{title}</h1>
        {lead && <p>{lead}</p>}
      </header>
      {children}
    </main>
  );
}
