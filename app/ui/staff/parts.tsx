import { Button } from "@mantine/core";
import type { ReactNode } from "react";

/** The head of a page: a quiet line of where we are, then what is true. */
export function PageHead({
  eyebrow,
  title,
  actions,
}: {
  eyebrow?: ReactNode;
  title: string;
  actions?: ReactNode;
}) {
  return (
    <header className="page-head">
      <div>
        {eyebrow && <p className="muted small">{eyebrow}</p>}
        <h1>{title}</h1>
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
}: {
  title?: string;
  children: ReactNode;
  actions?: ReactNode;
}) {
  return (
    <section className="card">
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

/** Sends its form; `first` is the one next step of a page. */
export function SubmitButton({
  children,
  weight = "first",
  name,
  value,
  busy,
}: {
  children: ReactNode;
  weight?: "first" | "quiet";
  name?: string;
  value?: string;
  busy?: "busy" | undefined;
}) {
  return (
    <Button
      type="submit"
      variant={weight === "first" ? "filled" : "default"}
      name={name}
      value={value}
      loading={busy === "busy"}
    >
      {children}
    </Button>
  );
}

/** A link that looks like a button. */
export function ButtonLink({
  href,
  children,
  weight = "quiet",
}: {
  href: string;
  children: ReactNode;
  weight?: "first" | "quiet";
}) {
  return (
    <Button component="a" href={href} variant={weight === "first" ? "filled" : "default"}>
      {children}
    </Button>
  );
}
