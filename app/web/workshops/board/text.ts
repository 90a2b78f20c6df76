import { pluralRules } from "#messages/formats.ts";
import type { MessageKey, TextFunction, TextTree } from "#messages/text.ts";

/**
 * The board's own `text`: keys, numbers and holes as everywhere else, without the library that does more. `alone` takes
 * the words for one person, named `…_alone`, where there are any.
 */
export function textOf(tree: TextTree, language: string, who?: "alone"): TextFunction {
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
    const forms = formsOf(last, values.count, plural);
    // Whoever works alone is not spoken to as a group, where a text has words for them.
    const found = [...(who ? [`${last}_${who}`] : []), ...forms].map((name) => branch[name]);
    const sentence = found.find((each) => typeof each === "string") ?? key;
    return String(sentence).replace(/\{\{(\w+)\}\}/g, (hole, name: string) => String(values[name] ?? hole));
  };
}

const formsOf = (name: string, count: unknown, plural: Intl.PluralRules): string[] => {
  if (typeof count !== "number") return [name];
  const forms = [`${name}_${plural.select(count)}`, `${name}_other`, name];
  return count === 0 ? [`${name}_zero`, ...forms] : forms;
};
