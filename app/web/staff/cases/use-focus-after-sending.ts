import { useEffect, useRef } from "react";
import { useNavigation } from "react-router";
import type { Refused } from "../../form.ts";
import { type Panel, panels } from "./case-keys.ts";

/**
 * Once something was taken, the focus stays where one was: after a panel's form on its tab, so that single keys work
 * again; after a button beside the conversation on the part where it stood, because the button itself may be gone.
 */
export function useFocusAfterSending(panel: Panel | undefined, refused: Refused | null): void {
  const { state, formData } = useNavigation();
  const sent = useRef<string | undefined>(undefined);
  const place = usePlaceOfSending();
  useEffect(() => {
    const intent = formData?.get("intent");
    if (typeof intent === "string") sent.current = intent;
    if (state !== "idle" || !sent.current) return;
    const before = sent.current;
    sent.current = undefined;
    if (refused?.intent === before) return;
    requestAnimationFrame(() => {
      const own = panels.some((each) => each === before);
      if (own) tabOf(before, panel)?.focus();
      else if (document.activeElement === document.body) focusOn(place.current, tabOf(panel, panel));
    });
  }, [state, formData, panel, refused, place]);
}

/** The smallest named part of the page from which a form was sent last. */
function usePlaceOfSending() {
  const place = useRef<HTMLElement | null>(null);
  useEffect(() => {
    const note = ({ target }: Event) => {
      if (target instanceof HTMLElement) place.current = target.closest("li, section");
    };
    document.addEventListener("submit", note, true);
    return () => document.removeEventListener("submit", note, true);
  }, []);
  return place;
}

const tabOf = (wanted: string | undefined, current: Panel | undefined): HTMLElement | null =>
  document.getElementById(`tab-${wanted}`) ?? document.getElementById(`tab-${current}`);

function focusOn(place: HTMLElement | null, otherwise: HTMLElement | null): void {
  const target = place?.isConnected ? place : otherwise;
  if (target === place) target?.setAttribute("tabindex", "-1");
  target?.focus({ preventScroll: true });
}
