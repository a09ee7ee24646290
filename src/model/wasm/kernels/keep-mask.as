// The keep-mask of a dropout: integers alone, the same bit for bit as `KEEP_MASK`'s reference.

const WARM_UP: i32 = 16;

/**
 * Writes 0 where a coin of 16 bits lies below `dropped`, `kept` where it does not. Lane l of the generator (sfc32) starts
 * with the seed's integers 3 l to 3 l + 2. scratch: 8 numbers.
 */
export function keepMask(
  out: usize, scratch: usize, size: i32, dropped: i32, kept: f32,
  a0: i32, b0: i32, c0: i32, a1: i32, b1: i32, c1: i32, a2: i32, b2: i32, c2: i32, a3: i32, b3: i32, c3: i32,
): void {
  let a = fourOf(a0, a1, a2, a3);
  let b = fourOf(b0, b1, b2, b3);
  let c = fourOf(c0, c1, c2, c3);
  let counter = i32x4.splat(1);
  const one = i32x4.splat(1);
  const low = i32x4.splat(0xffff);
  const last = i32x4.splat(dropped - 1);
  const value = f32x4.splat(kept);
  for (let i = -8 * WARM_UP; i < size; i += 8) {
    const word = i32x4.add(i32x4.add(a, b), counter);
    counter = i32x4.add(counter, one);
    a = v128.xor(b, i32x4.shr_u(b, 9));
    b = i32x4.add(c, i32x4.shl(c, 3));
    c = i32x4.add(v128.or(i32x4.shl(c, 21), i32x4.shr_u(c, 11)), word);
    if (i < 0) continue;
    const to = i + 8 <= size ? at(out, i) : scratch;
    v128.store(to, v128.and(value, i32x4.gt_s(v128.and(word, low), last)));
    v128.store(to, v128.and(value, i32x4.gt_s(i32x4.shr_u(word, 16), last)), 16);
  }
  memory.copy(at(out, size & ~7), scratch, <usize>(size & 7) << 2);
}

@inline
function fourOf(x: i32, y: i32, z: i32, w: i32): v128 {
  return i32x4.replace_lane(i32x4.replace_lane(i32x4.replace_lane(i32x4.splat(x), 1, y), 2, z), 3, w);
}
