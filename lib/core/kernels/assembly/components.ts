/**
 * Numbers the connected parts of a mask. Runs of a row that touch a run of the row before join its part.
 *
 * @param mask a byte a sample
 * @param reach 1 where samples that touch at a corner are connected, else 0
 * @param labels receives int32 of each sample; has to be 0
 * @param parents int32 for each possible run, and another one, to work with
 * @returns how many parts there are
 */
// prettier-ignore
export function numberParts(mask: usize, width: i32, height: i32, reach: i32, labels: usize, parents: usize): i32 {
  let runs = 0;
  for (let y = 0; y < height; y++) {
    const row = y * width;
    for (let x = 0; x < width; x++) {
      if (load<u8>(mask + <usize>(row + x)) === 0) continue;
      const from = x;
      runs++;
      while (x < width && load<u8>(mask + <usize>(row + x)) !== 0) put(labels, row + x++, runs);
      put(parents, runs, runs);
      if (y === 0) continue;
      const end = min(width, x + reach);
      let joined = 0;
      for (let i = max(0, from - reach); i < end; i++) {
        const neighbour = take(labels, row - width + i);
        if (neighbour === joined) continue;
        joined = neighbour;
        if (neighbour !== 0) join(parents, neighbour, runs);
      }
    }
  }
  return renumber(labels, width * height, parents, runs);
}

function join(parents: usize, a: i32, b: i32): void {
  const rootA = rootOf(parents, a);
  const rootB = rootOf(parents, b);
  // The earlier run is the root: numbers then follow the order in which parts begin.
  put(parents, max(rootA, rootB), min(rootA, rootB));
}

function rootOf(parents: usize, label: i32): i32 {
  let at = label;
  for (let parent = take(parents, at); parent !== at; parent = take(parents, at)) {
    const grandparent = take(parents, parent);
    put(parents, at, grandparent);
    at = grandparent;
  }
  return at;
}

/** Turns runs into parts, numbered without gaps. Roots come before what hangs on them. */
function renumber(labels: usize, samples: i32, parents: usize, runs: i32): i32 {
  let count = 0;
  for (let run = 1; run <= runs; run++) {
    const parent = take(parents, run);
    // What lies before has its number already, negative to tell it from a run.
    put(parents, run, parent === run ? -++count : take(parents, parent));
  }
  for (let i = 0; i < samples; i++) {
    const run = take(labels, i);
    if (run !== 0) put(labels, i, -take(parents, run));
  }
  return count;
}

function take(list: usize, index: i32): i32 {
  return load<i32>(list + ((<usize>index) << 2));
}

function put(list: usize, index: i32, value: i32): void {
  store<i32>(list + ((<usize>index) << 2), value);
}
