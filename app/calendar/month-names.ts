const languages = ["en", "nl", "fr", "de", "es"];

const plain = (name: string): string => name.toLowerCase().replace(/\.$/, "");

/** The month, from 1, by each of its names in the languages that we speak, as Unicode has them, whole and short. */
const months = new Map(
  languages.flatMap((language) =>
    (["long", "short"] as const).flatMap((length) =>
      Array.from({ length: 12 }, (_, index) => {
        const name = new Date(Date.UTC(2024, index)).toLocaleDateString(language, {
          month: length,
          timeZone: "UTC",
        });
        return [plain(name), index + 1] as const;
      }),
    ),
  ),
);
// Three letters, as machines write them.
for (const [name, month] of [...months])
  if (!months.has(name.slice(0, 3))) months.set(name.slice(0, 3), month);

/** The month that a name means, from 1, whatever its capitals and with or without a dot; undefined for any other word. */
export const monthNamed = (name: string): number | undefined => months.get(plain(name));
