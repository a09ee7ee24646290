// Elementary functions, the same bit for bit on every machine: polynomials and a fixed order, no fused or relaxed step.

/**
 * exp of four numbers, to a unit or two in the last place; exactly 0 below -87, and NaN of NaN. The bounds are taken with
 * pmin and pmax, one instruction each, which keep a NaN where it is the first of the two.
 */
@inline
function exp4(x: v128): v128 {
  const bounded = f32x4.pmax(f32x4.pmin(x, f32x4.splat(88.3)), f32x4.splat(-87.3));
  // Next to 1.5 * 2^23 floats are integers apart: adding it rounds, and leaves the integer in the lowest bits.
  const shifted = f32x4.add(f32x4.mul(bounded, f32x4.splat(1.44269504)), f32x4.splat(12582912));
  const n = f32x4.sub(shifted, f32x4.splat(12582912));
  // ln 2 in two pieces, so that the remainder is exact.
  const high = f32x4.sub(bounded, f32x4.mul(n, f32x4.splat(0.693359375)));
  const r = f32x4.sub(high, f32x4.mul(n, f32x4.splat(-2.12194440e-4)));
  let p = f32x4.splat(1.9875691500e-4);
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(1.3981999507e-3));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(8.3334519073e-3));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(4.1665795894e-2));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(1.6666665459e-1));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(5.0000001201e-1));
  p = f32x4.add(f32x4.add(f32x4.mul(f32x4.mul(p, r), r), r), f32x4.splat(1));
  const power = i32x4.shl(i32x4.add(shifted, i32x4.splat(127)), 23);
  return v128.andnot(f32x4.mul(p, power), f32x4.lt(x, f32x4.splat(-87)));
}

/** x = exp(x). Sixteen at a time: an engine writes all those constants into registers anew for every round of a loop. */
function expAll(x: usize, size: i32): void {
  let i = 0;
  for (; i + 16 <= size; i += 16) {
    const to = at(x, i);
    const e0 = exp4(v128.load(to));
    const e1 = exp4(v128.load(to, 16));
    const e2 = exp4(v128.load(to, 32));
    const e3 = exp4(v128.load(to, 48));
    v128.store(to, e0);
    v128.store(to, e1, 16);
    v128.store(to, e2, 32);
    v128.store(to, e3, 48);
  }
  for (; i + 4 <= size; i += 4) v128.store(at(x, i), exp4(v128.load(at(x, i))));
  for (; i < size; i++) store<f32>(at(x, i), exp1(load<f32>(at(x, i))));
}

@inline
function exp1(x: f32): f32 {
  return f32x4.extract_lane(exp4(f32x4.splat(x)), 0);
}

@inline
function sigmoid4(x: v128): v128 {
  const one = f32x4.splat(1);
  return f32x4.div(one, f32x4.add(one, exp4(f32x4.neg(x))));
}

@inline
function sigmoid1(x: f32): f32 {
  return f32x4.extract_lane(sigmoid4(f32x4.splat(x)), 0);
}

@inline
function tanh4(x: v128): v128 {
  return f32x4.sub(f32x4.mul(f32x4.splat(2), sigmoid4(f32x4.add(x, x))), f32x4.splat(1));
}

@inline
function tanh1(x: f32): f32 {
  return f32x4.extract_lane(tanh4(f32x4.splat(x)), 0);
}

/** x sigmoid(1.702 x) */
@inline
function gelu4(x: v128): v128 {
  return f32x4.mul(x, sigmoid4(f32x4.mul(x, f32x4.splat(1.702))));
}

@inline
function gelu1(x: f32): f32 {
  return f32x4.extract_lane(gelu4(f32x4.splat(x)), 0);
}

/** Natural logarithm of a positive normal number. */
function log1(x: f32): f32 {
  const bits = reinterpret<i32>(x);
  let exponent = (bits >> 23) - 126;
  let m = reinterpret<f32>((bits & 0x007fffff) | 0x3f000000); // [0.5, 1)
  if (m < <f32>0.707106781) {
    exponent -= 1;
    m = m + m;
  }
  m -= 1;
  const square = m * m;
  let p: f32 = 7.0376836292e-2;
  p = p * m - <f32>1.1514610310e-1;
  p = p * m + <f32>1.1676998740e-1;
  p = p * m - <f32>1.2420140846e-1;
  p = p * m + <f32>1.4249322787e-1;
  p = p * m - <f32>1.6668057665e-1;
  p = p * m + <f32>2.0000714765e-1;
  p = p * m - <f32>2.4999993993e-1;
  p = p * m + <f32>3.3333331174e-1;
  const e = <f32>exponent;
  return m + (p * m * square + e * <f32>-2.12194440e-4 - <f32>0.5 * square) + e * <f32>0.693359375;
}

/** none, gelu, sigmoid, tanh: 0 to 3. */
@inline
function activate4(x: v128, kind: i32): v128 {
  if (kind == 1) return gelu4(x);
  if (kind == 2) return sigmoid4(x);
  if (kind == 3) return tanh4(x);
  return x;
}

@inline
function activate1(x: f32, kind: i32): f32 {
  return f32x4.extract_lane(activate4(f32x4.splat(x), kind), 0);
}

/** The largest of the four lanes, in all of them; a NaN may get lost. */
@inline
function largestLane(x: v128): v128 {
  const half = f32x4.pmax(x, v128.shuffle<f32>(x, x, 2, 3, 0, 1));
  return f32x4.pmax(half, v128.shuffle<f32>(half, half, 1, 0, 3, 2));
}

/** The four lanes' sum, in one order. */
@inline
function lanes(x: v128): f32 {
  return f32x4.extract_lane(x, 0) + f32x4.extract_lane(x, 1) + (f32x4.extract_lane(x, 2) + f32x4.extract_lane(x, 3));
}

@inline
function at(x: usize, index: i32): usize {
  return x + (<usize>index << 2);
}
