/** The language somebody wrote in, where the organisation uses it; otherwise its first. */
export function spoken(language: string | null, languages: string[]): string {
  const stem = language?.split("-")[0] ?? "";
  return languages.includes(stem) ? stem : (languages[0] ?? "en");
}
