import { useEffect } from "react";
import { useLocation } from "react-router";

/** Where tabs scroll sideways, the current one is brought into sight on each new page. */
export function useTabsInSight(): void {
  const { key } = useLocation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: each page has other tabs
  useEffect(() => {
    for (const tab of document.querySelectorAll("main nav a[aria-current]")) {
      tab.scrollIntoView({ block: "nearest", inline: "nearest" });
    }
  }, [key]);
}
