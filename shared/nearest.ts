// Which known words are nearest to a mistyped one, for messages that say what was probably meant.

/** Edits (insert, delete, replace, swap two neighbours) between two words: the optimal string alignment distance. */
function editDistance(from: string, to: string): number {
  let before: number[] = [];
  let previous = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const same = from[row - 1] === to[column - 1];
      let cost = Math.min(previous[column]! + 1, current[column - 1]! + 1, previous[column - 1]! + (same ? 0 : 1));
      if (row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1]) {
        cost = Math.min(cost, before[column - 2]! + 1);
      }
      current.push(cost);
    }
    before = previous;
    previous = current;
  }
  return previous[to.length]!;
}

/**
 * Up to `count` of the known words that are probably meant, nearest first: those that begin with or hold the word, and those
 * within a third of its length in edits. None where nothing is near. Case does not count; words are looked at to 100 characters.
 */
export function nearest(word: string, known: Iterable<string>, count = 3): readonly string[] {
  const wanted = word.toLowerCase().slice(0, 100);
  if (wanted === '') return [];
  const reach = Math.max(2, Math.floor(wanted.length / 3));
  const near: { readonly name: string; readonly cost: number }[] = [];
  for (const name of known) {
    const candidate = name.toLowerCase().slice(0, 100);
    const cost = wanted.length >= 2 && candidate.includes(wanted) ? 0.5 : editDistance(wanted, candidate);
    if (cost <= reach && cost < Math.max(wanted.length, 2)) near.push({ name, cost });
  }
  return near.sort((a, b) => a.cost - b.cost).slice(0, count).map(({ name }) => name);
}
