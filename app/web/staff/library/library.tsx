import { Form } from "react-router";
import { listLibrary, Sector, Theme } from "#domain/philosophy/library/library.ts";
import { SelectField } from "#ui/staff/fields.tsx";
import { ButtonLink, PageHead, SubmitButton } from "#ui/staff/parts.tsx";
import { load, searchOf } from "../../load.ts";
import { useText } from "../../text.tsx";
import { titled } from "../../title.ts";
import type { Route } from "./+types/library";
import styles from "./library.css?url";

export const links: Route.LinksFunction = () => [{ rel: "stylesheet", href: styles }];
export const meta = titled("library.place");
export const handle = { live: () => [] };

export async function loader(args: Route.LoaderArgs) {
  const search = searchOf(args.request);
  const { options: sectors } = Sector;
  const { options: themes } = Theme;
  const sector = sectors.find((each) => each === search.get("sector"));
  const theme = themes.find((each) => each === search.get("theme"));
  const { items } = await load(args, listLibrary, { sector, theme, limit: 200 });
  return { items, sectors, themes, sector: sector ?? "", theme: theme ?? "" };
}

export default function Library({
  loaderData: { items, sectors, themes, sector, theme },
}: Route.ComponentProps) {
  const text = useText();
  return (
    <>
      <PageHead title={text("library.title")} lead={text("library.lead")} />
      <Form className="library-filter">
        <SelectField
          name="sector"
          label={text("library.sectorLabel")}
          defaultValue={sector}
          options={[
            { value: "", label: text("library.all") },
            ...sectors.map((value) => ({ value, label: text(`library.sector.${value}`) })),
          ]}
        />
        <SelectField
          name="theme"
          label={text("library.themeLabel")}
          defaultValue={theme}
          options={[
            { value: "", label: text("library.all") },
            ...themes.map((value) => ({ value, label: text(`library.theme.${value}`) })),
          ]}
        />
        <SubmitButton weight="quiet">{text("library.show")}</SubmitButton>
        <p className="muted small">{text("library.count", { count: items.length })}</p>
      </Form>
      <ul className="library">
        {items.map((entry) => (
          <Entry key={entry.id} entry={entry} />
        ))}
      </ul>
    </>
  );
}

function Entry({ entry }: { entry: Route.ComponentProps["loaderData"]["items"][number] }) {
  const text = useText();
  return (
    <li className="card">
      <blockquote lang={entry.language} cite={entry.url}>
        {entry.quote}
      </blockquote>
      <p className="muted small">
        <a href={entry.url} rel="noreferrer" lang={entry.language}>
          {entry.organisation}, {entry.source}
        </a>
        {" · "}
        {text(`library.sector.${entry.sector}`)}
      </p>
      <p className="ask">
        <span className="muted small">{text("library.ask")}</span>
        <br />
        {entry.question}
      </p>
      <div>
        <ButtonLink href={`/principles/new?from=${entry.id}`} size="xs">
          {text("library.use")}
        </ButtonLink>
      </div>
    </li>
  );
}
