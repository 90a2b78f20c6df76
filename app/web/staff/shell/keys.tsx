import { useText } from "../../text.tsx";
import { placesFor } from "./places.ts";

/** Every key of the frame, with what it does. */
export function KeyList({ closed }: { closed: string[] }) {
  const text = useText();
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
      <div>
        <dt>
          <kbd>?</kbd>
        </dt>
        <dd>{text("shell.keyHelp")}</dd>
      </div>
    </dl>
  );
}
