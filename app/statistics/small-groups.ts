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
