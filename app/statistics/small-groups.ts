/** The smallest group of which anything is shown; what is about fewer is about persons. The rule stands here alone. */
export const smallestGroup = 5;

/** One group in a tree of groups; `parent` null stands right below the whole. */
export interface Group {
  id: string;
  parent: string | null;
}

/**
 * Which groups of a tree may show how many answered: those with at least `fewest`, and only as many of them that what
 * is left of the group above, when all that is shown is taken away, is nobody or again at least `fewest`. So no sum or
 * difference of what is shown is about fewer. Of siblings the smallest are hidden first. A group below one that is
 * hidden is hidden too.
 *
 * Source: complementary suppression in a hierarchy, as in L. Willenborg and T. de Waal, "Elements of Statistical
 * Disclosure Control" (2001), chapter 4.
 *
 * @param groups the tree; a parent that is not in it counts as the whole
 * @param own how many answered in each group itself, without the groups below; under null those of no group
 * @returns the number in each group that may be shown, those below included; under null the whole, if it may be shown
 */
export function shownGroups(
  groups: Group[],
  own: Map<string | null, number>,
  fewest: number = smallestGroup,
): Map<string | null, number> {
  const known = new Set(groups.map((group) => group.id));
  const below = Map.groupBy(groups, ({ parent }) => (parent !== null && known.has(parent) ? parent : null));
  const sizes = new Map<string | null, number>();
  const sizeOf = (id: string | null): number => {
    const size = (below.get(id) ?? []).reduce((sum, group) => sum + sizeOf(group.id), own.get(id) ?? 0);
    sizes.set(id, size);
    return size;
  };
  const shown = new Map<string | null, number>();
  const show = (id: string | null, size: number): void => {
    shown.set(id, size);
    const candidates = (below.get(id) ?? [])
      .map((group) => ({ id: group.id, size: sizes.get(group.id) ?? 0 }))
      .filter((group) => group.size >= fewest)
      .sort((a, b) => a.size - b.size || (a.id < b.id ? -1 : 1));
    let left = size - candidates.reduce((sum, group) => sum + group.size, 0);
    while (left > 0 && left < fewest) left += candidates.shift()?.size ?? fewest;
    for (const group of candidates) show(group.id, group.size);
  };
  const whole = sizeOf(null);
  if (whole >= fewest) show(null, whole);
  return shown;
}

/** A count of answers as it may be told: `count` itself, or somewhere from `count - margin` to `count + margin`. */
export interface Told {
  count: number;
  margin: number;
}

/**
 * A count as it may be told of one group, so that nobody learns that everybody else answered alike: within two of all or
 * of none it is the middle of those three counts, with the margin. Two, because whoever alone answered otherwise knows
 * one more than everybody else; so even they cannot tell whether another one did.
 *
 * @param count how many answered so, of `total`
 * @param total nobody, or at least the smallest group
 * @throws RangeError for a group so small that both ends would meet
 */
export function toldCount(count: number, total: number): Told {
  if (total === 0) return { count: 0, margin: 0 };
  if (total < smallestGroup) throw new RangeError(`nothing may be told of a group of ${total}`);
  if (count <= 2) return { count: 1, margin: 1 };
  if (count >= total - 2) return { count: total - 1, margin: 1 };
  return { count, margin: 0 };
}

/**
 * What each shown group may be told to have answered: the sum of what may be told of its parts. A part is what is left of
 * a shown group beside the shown groups below it, so that no subtraction tells more of a part than it may.
 *
 * @param groups the tree that `shownGroups` was asked about
 * @param shown what it answered
 * @param counts of each group itself, without those below, how many answered at all and how many so
 */
export function toldGroups(
  groups: Group[],
  shown: Map<string | null, number>,
  counts: Map<string | null, { total: number; count: number }>,
): Map<string | null, Told> {
  const parents = new Map(groups.map(({ id, parent }) => [id, parent]));
  const above = (id: string | null): (string | null)[] =>
    id === null ? [null] : [id, ...above(parents.get(id) ?? null)];
  const parts = new Map([...shown.keys()].map((id) => [id, { total: 0, count: 0 }]));
  for (const [id, { total, count }] of counts) {
    const part = parts.get(above(id).find((each) => shown.has(each)) ?? null);
    if (!part) continue;
    part.total += total;
    part.count += count;
  }
  const told = new Map([...shown.keys()].map((id) => [id, { count: 0, margin: 0 }]));
  for (const [id, part] of parts) {
    const { count, margin } = toldCount(part.count, part.total);
    for (const each of above(id)) {
      const group = told.get(each);
      if (!group) continue;
      group.count += count;
      group.margin += margin;
    }
  }
  return told;
}
