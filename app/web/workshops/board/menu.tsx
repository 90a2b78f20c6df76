import { type ReactNode, useEffect, useRef } from "react";

/** What is rarely needed, behind one button: closes by Escape, by a press elsewhere, and when the focus goes on. */
export function Menu({ label, sign, children }: { label: string; sign: ReactNode; children: ReactNode }) {
  const menu = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const elsewhere = ({ target }: Event) => {
      const { current } = menu;
      // A sheet that was opened from here leads back here.
      if (!current?.open || !(target instanceof Element) || target.closest("dialog")) return;
      if (!current.contains(target)) current.open = false;
    };
    document.addEventListener("pointerdown", elsewhere);
    document.addEventListener("focusin", elsewhere);
    return () => {
      document.removeEventListener("pointerdown", elsewhere);
      document.removeEventListener("focusin", elsewhere);
    };
  }, []);
  return (
    <details
      ref={menu}
      className="menu"
      onKeyDown={(event) => {
        if (event.key !== "Escape" || !menu.current?.open) return;
        event.stopPropagation();
        menu.current.open = false;
        menu.current.querySelector("summary")?.focus();
      }}
    >
      <summary aria-label={label} title={label}>
        {sign}
      </summary>
      <div className="menu-items">{children}</div>
    </details>
  );
}
