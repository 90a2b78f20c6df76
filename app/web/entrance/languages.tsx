import { useText } from "../text.tsx";

const languages = ["en", "nl"] as const;

/** The same page in another language, before anybody has chosen one. `address` is the page's own path and query. */
export function DoorLanguages({ language, address }: { language: string; address: string }) {
  const text = useText();
  const url = new URL(address, "http://here");
  return (
    <nav className="door-languages" aria-label={text("entrance.languages")}>
      {languages.map((each) => {
        const name = text(`entrance.languageOf.${each}`);
        if (each === language) return <span key={each}>{name}</span>;
        url.searchParams.set("lang", each);
        return (
          <a key={each} href={url.pathname + url.search} lang={each} hrefLang={each}>
            {name}
          </a>
        );
      })}
    </nav>
  );
}

/** Path and query of a request, for the links of the page itself. */
export function addressOf(request: Request): string {
  const url = new URL(request.url);
  return url.pathname.replace(/\.data$/, "") + url.search;
}
