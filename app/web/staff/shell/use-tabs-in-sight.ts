import { useEffect } from "react";
import { useLocation } from "react-router";

/** Where tabs scroll sideways, the current one is brought into sight on each new page. The page itself stays where it is. */
export function useTabsInSight(): void {
  const { key } = useLocation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: each page has other tabs
  useEffect(() => {
    for (const tab of document.querySelectorAll("main nav a[aria-current]")) {
      const tabs = tab.closest("nav");
      if (!tabs || tabs.scrollWidth <= tabs.clientWidth) continue;
      const [inside, frame] = [tab.getBoundingClientRect(), tabs.getBoundingClientRect()];
      tabs.scrollLeft += inside.left - frame.left - (frame.width - inside.width) / 2;
    }
  }, [key]);
}
