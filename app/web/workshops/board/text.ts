import { pluralRules } from "#messages/formats.ts";
import type { MessageKey, TextFunction, TextTree } from "#messages/text.ts";

/** The board's own `text`: keys, numbers and holes as everywhere else, without the library that does more. */
export function textOf(tree: TextTree, language: string): TextFunction {
  const plural = pluralRules(language);
  return (key: MessageKey, values = {}) => {
    const path = key.split(".");
    const last = path.pop() ?? "";
    let branch: TextTree = tree;
    for (const part of path) {
      const next = branch[part];
      if (typeof next !== "object") return key;
      branch = next;
    }
    const found = formsOf(last, values.count, plural).map((name) => branch[name]);
    const sentence = found.find((each) => typeof each === "string") ?? key;
    return String(sentence).replace(/\{\{(\w+)\}\}/g, (hole, name: string) => String(values[name] ?? hole));
  };
}

const formsOf = (name: string, count: unknown, plural: Intl.PluralRules): string[] => {
  if (typeof count !== "number") return [name];
  const forms = [`${name}_${plural.select(count)}`, `${name}_other`, name];
  return count === 0 ? [`${name}_zero`, ...forms] : forms;
};
