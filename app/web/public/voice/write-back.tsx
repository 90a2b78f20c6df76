import { TextAreaField } from "#ui/public/fields.tsx";
import type { Refused } from "../../form.ts";
import { useText } from "../../text.tsx";

/** A message back, at any time. */
export function WriteBack({ once, refused }: { once: string; refused?: Refused }) {
  const text = useText();
  const mine = refused?.intent === "message" ? refused : null;
  return (
    <section>
      <form method="post">
        <input type="hidden" name="intent" value="message" />
        <input type="hidden" name="once" value={once} />
        <TextAreaField
          name="body"
          label={text("listening.write")}
          hint={text("listening.writeHint")}
          rows={4}
          maxLength={20_000}
          required
          defaultValue={mine?.values.body}
          error={mine?.errors.body}
        />
        <div>
          <button type="submit" className="button first">
            {text("listening.writeButton")}
          </button>
        </div>
      </form>
    </section>
  );
}
