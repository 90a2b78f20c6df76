const key = "kept.board.letters";
let off: boolean | null = null;

/** Whether single letters act on this device's boards. Whoever speaks their words switches them off (WCAG 2.1.4). */
export const singleKeys = {
  on(): boolean {
    off ??= read();
    return !off;
  },
  set(to: "on" | "off"): void {
    off = to === "off";
    try {
      if (to === "on") window.localStorage.removeItem(key);
      else window.localStorage.setItem(key, "off");
    } catch {
      // A device that keeps nothing: it holds for this page.
    }
  },
};

function read(): boolean {
  try {
    return window.localStorage.getItem(key) === "off";
  } catch {
    return false;
  }
}
