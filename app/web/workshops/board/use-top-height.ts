import { useEffect } from "react";

/** Tells the styles how much of the screen's top the head and the bar cover, so that what sticks stands below them. */
export function useTopHeight(): void {
  useEffect(() => {
    const bars = () => [...document.querySelectorAll<HTMLElement>(".board-top, .board-head")];
    const measure = () => {
      const sticky = bars().filter((bar) => getComputedStyle(bar).position === "sticky");
      const height = Math.max(0, ...sticky.map((bar) => bar.offsetHeight));
      document.documentElement.style.setProperty("--top", `${height}px`);
    };
    const watch = new ResizeObserver(measure);
    for (const bar of bars()) watch.observe(bar);
    window.addEventListener("resize", measure);
    return () => {
      watch.disconnect();
      window.removeEventListener("resize", measure);
    };
  }, []);
}
