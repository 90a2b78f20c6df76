import { Form, Link } from "react-router";
import { SelectField } from "#ui/staff/fields.tsx";
import { SubmitButton } from "#ui/staff/parts.tsx";
import { useText } from "../../text.tsx";

const kinds = ["do", "make", "convey"] as const;
const ratings = ["not_met", "partly", "met"] as const;

export interface Filter {
  kind: (typeof kinds)[number] | undefined;
  rating: (typeof ratings)[number] | undefined;
  review: "overdue" | undefined;
}

/** What the address asks for; what it cannot mean is left out. */
export const filterIn = (search: URLSearchParams): Filter => ({
  kind: kinds.find((kind) => kind === search.get("kind")),
  rating: ratings.find((rating) => rating === search.get("rating")),
  review: search.get("review") === "overdue" ? "overdue" : undefined,
});

/** Narrows the matrix to a list: of one kind, of one rating, or of what should have been looked at again. */
export function AuditFilter({ filter }: { filter: Filter }) {
  const text = useText();
  const any = Object.values(filter).some(Boolean);
  return (
    <Form className="audit-filter" key={JSON.stringify(filter)}>
      <SelectField
        name="kind"
        label={text("audit.filterKind")}
        defaultValue={filter.kind ?? ""}
        options={[
          { value: "", label: text("audit.allKinds") },
          ...kinds.map((kind) => ({ value: kind, label: text(`audit.kind.${kind}`) })),
        ]}
      />
      <SelectField
        name="rating"
        label={text("audit.filterRating")}
        defaultValue={filter.rating ?? ""}
        options={[
          { value: "", label: text("audit.allRatings") },
          ...ratings.map((rating) => ({ value: rating, label: text(`audit.rating.${rating}`) })),
        ]}
      />
      <SelectField
        name="review"
        label={text("audit.filterReview")}
        defaultValue={filter.review ?? ""}
        options={[
          { value: "", label: text("audit.anyReview") },
          { value: "overdue", label: text("audit.overdue") },
        ]}
      />
      <SubmitButton weight="quiet">{text("audit.show")}</SubmitButton>
      {any && <Link to="/principles/audit">{text("audit.matrix")}</Link>}
    </Form>
  );
}
