/**
 * Area under the ROC curve: the chance that a good one has a higher score than a bad one. See Fawcett, "An introduction
 * to ROC analysis", Pattern Recognition Letters 27, 2006, §7. Equal scores count half.
 *
 * @param scores higher for what is held to be good
 * @param good whether each is
 * @returns 0 to 1, .5 for guessing; NaN where all are good, or none
 */
export function rocArea(scores: readonly number[], good: readonly boolean[]): number {
  const order = scores.map((_, i) => i).sort((a, b) => scores[a]! - scores[b]!);
  let above = 0;
  let badBelow = 0;
  for (let from = 0; from < order.length;) {
    let to = from;
    while (to < order.length && scores[order[to]!] === scores[order[from]!]) to++;
    const tied = order.slice(from, to);
    const tiedGood = tied.filter((i) => good[i]).length;
    const tiedBad = tied.length - tiedGood;
    above += tiedGood * (badBelow + tiedBad / 2);
    badBelow += tiedBad;
    from = to;
  }
  return above / (badBelow * (scores.length - badBelow));
}
