import { useLocation } from "react-router";
import { useText } from "../../text.tsx";
import { keyOf, panels, passKey, takeKey } from "../cases/case-keys.ts";
import { placesFor } from "./places.ts";

const casePage = /^\/cases\/(?!new$)[^/]+$/;

/** Every key of the frame and of a case, where one is open, with what it does. */
export function KeyList({ closed }: { closed: string[] }) {
  const text = useText();
  const onCase = casePage.test(useLocation().pathname);
  return (
    <dl className="keys">
      <div>
        <dt>
          <kbd>Ctrl</kbd> <kbd>K</kbd>
        </dt>
        <dd>{text("shell.keyPalette")}</dd>
      </div>
      {placesFor({ closed }).map((place) => (
        <div key={place.path}>
          <dt>
            <kbd>g</kbd> {text("shell.keyThen")} <kbd>{place.letter}</kbd>
          </dt>
          <dd>{text("shell.keyGo", { place: text(place.label) })}</dd>
        </div>
      ))}
      <div>
        <dt>
          <kbd>j</kbd> <kbd>k</kbd>
        </dt>
        <dd>{text("shell.keyList")}</dd>
      </div>
      <div>
        <dt>
          <kbd>Enter</kbd>
        </dt>
        <dd>{text("shell.keyOpen")}</dd>
      </div>
      {onCase && (
        <>
          {panels.map((panel) => (
            <div key={panel}>
              <dt>
                <kbd>{keyOf(panel)}</kbd>
              </dt>
              <dd>{text(`caseDesk.write.${panel}`)}</dd>
            </div>
          ))}
          <div>
            <dt>
              <kbd>{takeKey}</kbd>
            </dt>
            <dd>{text("caseDesk.take")}</dd>
          </div>
          <div>
            <dt>
              <kbd>{passKey}</kbd>
            </dt>
            <dd>{text("caseDesk.pass")}</dd>
          </div>
          <div>
            <dt>
              <kbd>Ctrl</kbd> <kbd>Enter</kbd>
            </dt>
            <dd>{text("shell.keySend")}</dd>
          </div>
          <div>
            <dt>
              <kbd>Esc</kbd>
            </dt>
            <dd>{text("shell.keyLeaveField")}</dd>
          </div>
        </>
      )}
      <div>
        <dt>
          <kbd>?</kbd>
        </dt>
        <dd>{text("shell.keyHelp")}</dd>
      </div>
    </dl>
  );
}
