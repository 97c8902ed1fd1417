import { CODE_WORK, codeLengths, numberCodes, put, take } from './shared/prefix-code';

/** Runs that deflate can name, in bytes (RFC 1951, §3.2.5). */
const SHORTEST: usize = 3;
const LONGEST: usize = 258;

/** Tokens: bytes as they are, then runs from the shortest on. */
const RUNS: i32 = 256;
const TOKENS: i32 = 512;

/** Tokens of a block, at most. Smaller blocks follow the picture more closely, larger ones name their codes less often. */
const BLOCK: usize = 32_768;

/** Deflate's symbols: bytes, the end of a block, lengths. */
const END: i32 = 256;
const SYMBOLS: i32 = 286;
const LONGEST_CODE: i32 = 15;

/** Codes for one distance, 1. Two of a bit each, because old readers know no code alone. */
const DISTANCES: i32 = 2;
const DISTANCE_BITS: u32 = 1;

/** The alphabet that code lengths are written in: lengths, a repetition, and two kinds of zeros (§3.2.7). */
const REPEAT: i32 = 16;
const ZEROS: i32 = 17;
const MANY_ZEROS: i32 = 18;
const LENGTH_SYMBOLS: i32 = 19;
const LONGEST_LENGTH_CODE: i32 = 7;

// The work space, in bytes from its beginning.
/** Bits that are not yet a whole byte (int64), and how many they are (int32): kept from band to band. */
const KEPT_BITS: usize = 0;
const KEPT_COUNT: usize = 8;
const TOKEN_COUNTS: usize = 16;
const SYMBOL_COUNTS: usize = TOKEN_COUNTS + 4 * <usize>TOKENS;
const LENGTHS: usize = SYMBOL_COUNTS + 4 * <usize>TOKENS;
const CODES: usize = LENGTHS + 512;
const TOKEN_CODES: usize = CODES + 4 * <usize>TOKENS;
const WRITTEN: usize = TOKEN_CODES + 4 * <usize>TOKENS;
const CODE_SPACE: usize = WRITTEN + 4 * 320;
const BLOCK_TOKENS: usize = CODE_SPACE + CODE_WORK;

/** Bytes of {@link packRuns}' work space. */
export function packRunsWork(): usize {
  return BLOCK_TOKENS + 2 * BLOCK;
}

/** Where bits go: bytes so far, and those that are not one yet. */
let out: usize = 0;
let bits: u64 = 0;
let bitCount: i32 = 0;

/**
 * Packs bytes for zlib's format (RFC 1951) by runs of one byte, as zlib's strategy `Z_RLE` does. Each block has a
 * prefix code of its own. Where filtered pixels are packed there is little else than runs and noise.
 *
 * @param from the byte before is looked at. That is the last one of the band before, or one that differs from the first
 * @param last whether nothing follows: what is left is then filled up to a whole byte
 * @param work of {@link packRunsWork} bytes; the first sixteen are 0 at the beginning, and kept from band to band
 * @param to receives at most twice the bytes, and 1024
 * @returns bytes received
 */
export function packRuns(from: usize, length: usize, last: bool, work: usize, to: usize): usize {
  out = to;
  bits = load<u64>(work, KEPT_BITS);
  bitCount = load<i32>(work, KEPT_COUNT);
  const end = from + length;
  for (let at = from; at < end;) {
    memory.fill(work + TOKEN_COUNTS, 0, 4 * <usize>TOKENS);
    const tokens = work + BLOCK_TOKENS;
    let token = tokens;
    for (; at < end && token < tokens + 2 * BLOCK; token += 2) {
      let value: u32 = load<u8>(at);
      let bytes: usize = 1;
      const four = load<u32>(at - 1);
      // Four bytes are the same: the one before, and the shortest run.
      if (four === rotl(four, 8) && at + SHORTEST <= end) {
        bytes = runLength(at, min(end, at + LONGEST));
        value = RUNS + <u32>(bytes - SHORTEST);
      }
      at += bytes;
      store<u16>(token, <u16>value);
      put(work + TOKEN_COUNTS, value, take(work + TOKEN_COUNTS, value) + 1);
    }
    write(last && at >= end ? 1 : 0, 1);
    packBlock(work, tokens, token);
  }
  if (last) while (bitCount > 0) writeByte();
  store<u64>(work, bits, KEPT_BITS);
  store<i32>(work, bitCount, KEPT_COUNT);
  return out - to;
}

/** How many bytes from here on are the one before; what is beyond `end` does not count. */
function runLength(from: usize, end: usize): usize {
  const wanted = i8x16.splat(load<u8>(from - 1));
  for (let at = from; at < end; at += 16) {
    const others = i8x16.bitmask(i8x16.ne(v128.load(at), wanted));
    if (others !== 0) return min(end, at + ctz(others)) - from;
  }
  return end - from;
}

function packBlock(work: usize, from: usize, to: usize): void {
  const counts = work + SYMBOL_COUNTS;
  const lengths = work + LENGTHS;
  const codes = work + CODES;
  const codeSpace = work + CODE_SPACE;
  memory.copy(counts, work + TOKEN_COUNTS, 4 * RUNS);
  memory.fill(counts + 4 * RUNS, 0, 4 * (SYMBOLS - RUNS));
  put(counts, END, 1);
  for (let run = 0; run < RUNS; run++) {
    const symbol = lengthSymbol(run);
    put(counts, symbol, take(counts, symbol) + take(work + TOKEN_COUNTS, RUNS + run));
  }
  codeLengths(counts, SYMBOLS, LONGEST_CODE, lengths, codeSpace);
  numberCodes(lengths, SYMBOLS, codes, codeSpace);
  memory.copy(work + TOKEN_CODES, codes, 4 * RUNS);
  for (let run = 0; run < RUNS; run++) put(work + TOKEN_CODES, RUNS + run, runCode(codes, run));
  const end = take(codes, END);
  writeCodes(work, lengths);
  writeTokens(work + TOKEN_CODES, from, to);
  writeCode(end);
}

/** {@link writeCode} for each token, without a branch: whole bytes go out after each. */
function writeTokens(codes: usize, from: usize, to: usize): void {
  let at = out;
  let waiting = bits;
  let count = bitCount;
  for (let token = from; token < to; token += 2) {
    const code = take(codes, load<u16>(token));
    waiting |= (<u64>(code & 0xffffff)) << count;
    count += code >> 24;
    store<u64>(at, waiting);
    at += count >> 3;
    waiting >>= count & ~7;
    count &= 7;
  }
  out = at;
  bits = waiting;
  bitCount = count;
}

/** Bits of a run's length that its symbol leaves open; `run` counts from the shortest. */
function openBits(run: i32): i32 {
  return run < 4 || run === RUNS - 1 ? 0 : 29 - clz(run);
}

function lengthSymbol(run: i32): i32 {
  const open = openBits(run);
  return run === RUNS - 1 ? SYMBOLS - 1 : END + 1 + 4 * open + (run >> open);
}

/** A run's length, with the bits left open, and its distance: 1, whose code is a 0. */
function runCode(codes: usize, run: i32): u32 {
  const open: u32 = openBits(run);
  const code = take(codes, lengthSymbol(run));
  const length = code >> 24;
  const rest = ((<u32>run) & ((1 << open) - 1)) << length;
  return ((length + open + DISTANCE_BITS) << 24) | (code & 0xffffff) | rest;
}

/** Writes the codes of a block: deflate's "dynamic" kind. */
function writeCodes(work: usize, lengths: usize): void {
  for (let distance = 0; distance < DISTANCES; distance++) store<u8>(lengths + SYMBOLS + distance, 1);
  const counts = work + SYMBOL_COUNTS;
  const codes = work + CODES;
  const lengthsOfLengths = work + LENGTHS + 400;
  const written = work + WRITTEN;
  memory.fill(counts, 0, 4 * LENGTH_SYMBOLS);
  const end = describeLengths(lengths, SYMBOLS + DISTANCES, written, counts);
  codeLengths(counts, LENGTH_SYMBOLS, LONGEST_LENGTH_CODE, lengthsOfLengths, work + CODE_SPACE);
  numberCodes(lengthsOfLengths, LENGTH_SYMBOLS, codes, work + CODE_SPACE);

  write(2, 2);
  write(SYMBOLS - 257, 5);
  write(DISTANCES - 1, 5);
  write(LENGTH_SYMBOLS - 4, 4);
  for (let i = 0; i < LENGTH_SYMBOLS; i++) write(load<u8>(lengthsOfLengths + orderOf(i)), 3);
  for (let at = written; at < end; at += 2) {
    const symbol = load<u8>(at);
    writeCode(take(codes, symbol));
    if (symbol === REPEAT) write(load<u8>(at, 1), 2);
    else if (symbol === ZEROS) write(load<u8>(at, 1), 3);
    else if (symbol === MANY_ZEROS) write(load<u8>(at, 1), 7);
  }
}

/** The order in which deflate names the lengths of the alphabet of lengths. */
function orderOf(index: i32): i32 {
  // 16, 17, 18, 0, then 8, 7, 9, 6, 10 … outwards.
  if (index < 3) return REPEAT + index;
  if (index === 3) return 0;
  const step = (index - 3) >> 1;
  return index & 1 ? 8 - step : 8 + step;
}

/**
 * Describes code lengths in their own alphabet, two bytes each: a symbol, and what its further bits say.
 *
 * @param counts of the alphabet's symbols, added to
 * @returns the end of what was written
 */
function describeLengths(lengths: usize, symbols: i32, written: usize, counts: usize): usize {
  let at = written;
  for (let i = 0; i < symbols;) {
    const length = load<u8>(lengths + i);
    let same = 1;
    while (i + same < symbols && load<u8>(lengths + i + same) === length) same++;
    let symbol: i32 = length;
    let open = 0;
    if (length === 0 && same >= 3) {
      same = min(same, 138);
      symbol = same > 10 ? MANY_ZEROS : ZEROS;
      open = same - (same > 10 ? 11 : 3);
    } else if (i > 0 && same >= 3 && load<u8>(lengths + i - 1) === length) {
      same = min(same, 6);
      symbol = REPEAT;
      open = same - 3;
    } else same = 1;
    store<u8>(at, <u8>symbol);
    store<u8>(at, <u8>open, 1);
    put(counts, symbol, take(counts, symbol) + 1);
    at += 2;
    i += same;
  }
  return at;
}

function writeCode(code: u32): void {
  write(code & 0xffffff, code >> 24);
}

/** Appends up to 32 bits, the lowest first. */
function write(value: u32, count: u32): void {
  bits |= (<u64>value) << bitCount;
  bitCount += count;
  if (bitCount >= 32) {
    store<u32>(out, <u32>bits);
    out += 4;
    bits >>= 32;
    bitCount -= 32;
  }
}

function writeByte(): void {
  store<u8>(out++, <u8>bits);
  bits >>= 8;
  bitCount = max(0, bitCount - 8);
}
