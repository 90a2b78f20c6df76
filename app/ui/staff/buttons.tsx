import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { Link } from "react-router";

/** `first` is the one next step of a page, `danger` takes something away, `bare` is hardly there. */
export type Weight = "first" | "quiet" | "danger" | "bare";

const looks: Record<Weight, { variant: string; color?: string }> = {
  first: { variant: "filled" },
  quiet: { variant: "default" },
  danger: { variant: "outline", color: "red" },
  bare: { variant: "subtle" },
};

/** Sends its form. */
export function SubmitButton({
  children,
  weight = "first",
  size = "sm",
  name,
  value,
  busy,
  shortcut,
}: {
  children: ReactNode;
  weight?: Weight;
  size?: "sm" | "xs";
  name?: string;
  value?: string;
  busy?: "busy" | undefined;
  /** The key that presses it, on a page with `useControlKeys`. */
  shortcut?: string | undefined;
}) {
  return (
    <Button
      type="submit"
      {...looks[weight]}
      size={size}
      name={name}
      value={value}
      loading={busy === "busy"}
      aria-keyshortcuts={shortcut}
    >
      {children}
    </Button>
  );
}

/** A link that looks like a button. `leave` loads a whole document: a public page, a file, another site. */
export function ButtonLink({
  href,
  children,
  weight = "quiet",
  size = "sm",
  leave,
}: {
  href: string;
  children: ReactNode;
  weight?: Weight;
  size?: "sm" | "xs";
  leave?: "leave" | undefined;
}) {
  const away = leave === "leave" || !href.startsWith("/");
  return (
    <Button component={Link} to={href} reloadDocument={away} {...looks[weight]} size={size}>
      {children}
    </Button>
  );
}
