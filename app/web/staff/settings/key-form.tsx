import { Form, useNavigation } from "react-router";
import { ChecksField, TextField } from "#ui/staff/fields.tsx";
import { Card, Problem, SubmitButton } from "#ui/staff/parts.tsx";
import type { Refused } from "../../form.ts";
import { useText } from "../../text.tsx";

/** A day in the form is the end of that day in UTC for the command. */
export function apiKeyInput(
  { name, expiresOn }: Record<string, unknown>,
  _params: Record<string, string | undefined>,
  form: FormData,
) {
  return {
    name,
    scopes: form.getAll("scopes[]").map(String),
    expiresAt: expiresOn === undefined ? undefined : `${String(expiresOn)}T23:59:59Z`,
  };
}

/** Makes an API key. */
export function KeyForm({ refused: { errors, problem, values } }: { refused: Refused }) {
  const text = useText();
  const navigation = useNavigation();
  return (
    <Card title={text("settings.newKey")}>
      <Form method="post">
        <input type="hidden" name="intent" value="create" />
        {problem && <Problem>{problem}</Problem>}
        <div className="field-row">
          <TextField
            name="name"
            label={text("settings.keyName")}
            required
            maxLength={120}
            defaultValue={values.name}
            error={errors.name}
          />
          <TextField
            name="expiresOn"
            type="date"
            label={text("settings.expiresAt")}
            hint={text("settings.expiresHint")}
            defaultValue={values.expiresOn}
            error={errors.expiresAt}
          />
        </div>
        <ChecksField
          name="scopes[]"
          label={text("settings.scopes")}
          error={errors.scopes}
          chosen={["read"]}
          options={[
            { value: "read", label: text("settings.scopeRead") },
            { value: "write", label: text("settings.scopeWrite") },
          ]}
        />
        <div className="actions">
          <SubmitButton busy={navigation.state === "submitting" ? "busy" : undefined}>
            {text("settings.addKey")}
          </SubmitButton>
        </div>
      </Form>
    </Card>
  );
}
