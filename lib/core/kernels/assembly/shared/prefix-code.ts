/** Of a sorted entry: the symbol's bits; its count lies above. */
const SYMBOL_BITS: u32 = 9;
const SYMBOL: u32 = 0x1ff;

/**
 * Bytes of the work space of {@link codeLengths}. It has an entry and a node for each of 512 symbols, and counts by
 * length.
 */
export const CODE_WORK: usize = 512 * 4 * 2 + 64 * 4;

/**
 * Finds the lengths of a prefix code with the fewest bits for symbols that occur so often. None is longer than `limit`
 * bits; what is too long is made up for by lengthening others. Moffat, Katajainen, "In-place calculation of
 * minimum-redundancy codes", WADS 1995.
 *
 * @param counts int32 of each symbol, below 2²²
 * @param symbols how many there are, at most 512; two of them at least have to occur
 * @param lengths receives a byte for each: bits, or 0 for what does not occur
 * @param work {@link CODE_WORK} bytes
 */
export function codeLengths(counts: usize, symbols: i32, limit: i32, lengths: usize, work: usize): void {
  const nodes = work + 512 * 4;
  const byLength = nodes + 512 * 4;
  let used = 0;
  for (let symbol = 0; symbol < symbols; symbol++) {
    store<u8>(lengths + symbol, 0);
    const count = take(counts, symbol);
    if (count > 0) put(work, used++, (count << SYMBOL_BITS) | symbol);
  }
  sort(work, used);
  for (let i = 0; i < used; i++) put(nodes, i, take(work, i) >> SYMBOL_BITS);
  toDepths(nodes, used);

  memory.fill(byLength, 0, 64 * 4);
  for (let i = 0; i < used; i++) {
    const length = min(limit, <i32>take(nodes, i));
    put(byLength, length, take(byLength, length) + 1);
  }
  shorten(byLength, limit);
  // The rarest come first, and get the longest.
  let i = 0;
  for (let length = limit; length > 0; length--) {
    for (let left = take(byLength, length); left > 0; left--) {
      store<u8>(lengths + (take(work, i++) & SYMBOL), <u8>length);
    }
  }
}

/** Sorts by insertion in ever smaller steps. */
function sort(list: usize, length: i32): void {
  for (let gap = 121; gap > 0; gap = gap / 3) {
    for (let i = gap; i < length; i++) {
      const entry = take(list, i);
      let at = i;
      for (; at >= gap && take(list, at - gap) > entry; at -= gap) put(list, at, take(list, at - gap));
      put(list, at, entry);
    }
  }
}

/**
 * Replaces counts, in ascending order, by the depths of their leaves in the tree.
 *
 * @param nodes of at least two counts; changed
 */
function toDepths(nodes: usize, count: i32): void {
  let root = 0;
  let leaf = 0;
  // Joins the two lightest nodes; a joined one then holds its parent.
  for (let next = 0; next < count - 1; next++) {
    let weight: u32 = 0;
    for (let child = 0; child < 2; child++) {
      if (leaf >= count || (root < next && take(nodes, root) < take(nodes, leaf))) {
        weight += take(nodes, root);
        put(nodes, root++, next);
      } else weight += take(nodes, leaf++);
    }
    put(nodes, next, weight);
  }
  // Parents become depths, from the top of the tree down.
  put(nodes, count - 2, 0);
  for (let next = count - 3; next >= 0; next--) put(nodes, next, take(nodes, take(nodes, next)) + 1);
  // Depths of inner nodes become those of leaves.
  let free = 1;
  let depth: u32 = 0;
  let next = count - 1;
  for (root = count - 2; free > 0; depth++) {
    let inner = 0;
    for (; root >= 0 && take(nodes, root) === depth; root--) inner++;
    for (; free > inner; free--) put(nodes, next--, depth);
    free = 2 * inner;
  }
}

/** Makes a code of what was cut to a limit: Kraft's sum may not exceed 1. */
function shorten(byLength: usize, limit: i32): void {
  let sum: u32 = 0;
  for (let length = 1; length <= limit; length++) sum += take(byLength, length) << (limit - length);
  for (; sum > (<u32>1) << limit; sum--) {
    put(byLength, limit, take(byLength, limit) - 1);
    let length = limit - 1;
    while (take(byLength, length) === 0) length--;
    put(byLength, length, take(byLength, length) - 1);
    put(byLength, length + 1, take(byLength, length + 1) + 2);
  }
}

/**
 * Numbers a prefix code as deflate does (RFC 1951, §3.2.2).
 *
 * @param lengths a byte for each of `symbols`
 * @param codes receives an int32 for each. It has its length above, from bit 24 on, and below its bits, the first one
 * lowest
 * @param work 64 bytes
 */
export function numberCodes(lengths: usize, symbols: i32, codes: usize, work: usize): void {
  memory.fill(work, 0, 16 * 4);
  for (let symbol = 0; symbol < symbols; symbol++) {
    const length = load<u8>(lengths + symbol);
    if (length > 0) put(work, length, take(work, length) + 1);
  }
  let code: u32 = 0;
  for (let length = 1; length < 16; length++) {
    const count = take(work, length);
    put(work, length, code);
    code = (code + count) << 1;
  }
  for (let symbol = 0; symbol < symbols; symbol++) {
    const length = load<u8>(lengths + symbol);
    const next = take(work, length);
    put(codes, symbol, ((<u32>length) << 24) | reversed(next, length));
    if (length > 0) put(work, length, next + 1);
  }
}

function reversed(code: u32, length: u8): u32 {
  let bits: u32 = 0;
  for (let i: u8 = 0; i < length; i++) bits |= ((code >> i) & 1) << (length - 1 - i);
  return bits;
}

export function take(list: usize, index: i32): u32 {
  return load<u32>(list + ((<usize>index) << 2));
}

export function put(list: usize, index: i32, value: u32): void {
  store<u32>(list + ((<usize>index) << 2), value);
}
