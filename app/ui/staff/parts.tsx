import type { ReactNode } from "react";

export { ButtonLink, SubmitButton } from "./buttons.tsx";

/** The head of a page: a quiet line of where we are, then what is true. */
export function PageHead({
  eyebrow,
  title,
  lead,
  actions,
}: {
  eyebrow?: ReactNode;
  title: ReactNode;
  /** One or two sentences under the title, when the title alone does not say what this is for. */
  lead?: ReactNode;
  actions?: ReactNode;
}) {
  return (
    <header className="page-head">
      <div>
        {eyebrow && <p className="eyebrow">{eyebrow}</p>}
        <h1>{title}</h1>
        {lead && <p className="lead">{lead}</p>}
      </div>
      {actions && <div className="actions">{actions}</div>}
    </header>
  );
}

/** A surface for one matter. */
export function Card({
  title,
  children,
  actions,
  id,
}: {
  title?: string;
  children: ReactNode;
  actions?: ReactNode;
  id?: string;
}) {
  return (
    <section className="card" id={id}>
      {(title || actions) && (
        <div className="card-head">
          {title && <h2>{title}</h2>}
          {actions}
        </div>
      )}
      {children}
    </section>
  );
}

/** What an empty place is for, and the first step there. */
export function Empty({
  title,
  children,
  action,
}: {
  title: string;
  children: ReactNode;
  action?: ReactNode;
}) {
  return (
    <section className="empty">
      <h2>{title}</h2>
      <p className="muted">{children}</p>
      {action}
    </section>
  );
}

/** Why a form was refused, when no field is at fault. */
export function Problem({ children }: { children: ReactNode }) {
  return (
    <p className="problem" role="alert">
      {children}
    </p>
  );
}

/** The one next step of a page: what to do, why, and the way there. */
export function NextStep({
  title,
  children,
  action,
}: {
  title: string;
  children: ReactNode;
  action: ReactNode;
}) {
  return (
    <section className="card next-step">
      <div>
        <h2>{title}</h2>
        <p className="muted">{children}</p>
      </div>
      {action}
    </section>
  );
}

/** What went well, said once: read aloud, and never in the way. */
export function Done({ children }: { children: ReactNode }) {
  return (
    <p className="done" role="status">
      {children}
    </p>
  );
}

/** Filters and actions over a list, in one line that wraps. */
export function Toolbar({ label, children }: { label: string; children: ReactNode }) {
  return (
    <fieldset className="toolbar" aria-label={label}>
      {children}
    </fieldset>
  );
}

/** A text of every part that only a reader of screens needs. */
export function Away({ children }: { children: ReactNode }) {
  return <span className="away">{children}</span>;
}

/** What is rarely needed: folded away, never missing. It opens without JavaScript. */
export function Details({
  summary,
  children,
  open,
  shortcut,
}: {
  summary: ReactNode;
  children: ReactNode;
  open?: "open" | undefined;
  /** The key that opens it, on a page with `useControlKeys`. */
  shortcut?: string | undefined;
}) {
  return (
    <details className="details" open={open === "open"}>
      <summary aria-keyshortcuts={shortcut}>{summary}</summary>
      <div>{children}</div>
    </details>
  );
}

/** Names and values of one thing. */
export function Definitions({ items }: { items: { name: string; value: ReactNode }[] }) {
  return (
    <dl className="definitions">
      {items.map((item) => (
        <div key={item.name}>
          <dt>{item.name}</dt>
          <dd>{item.value}</dd>
        </div>
      ))}
    </dl>
  );
}
