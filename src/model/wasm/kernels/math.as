// Elementary functions, the same bit for bit on every machine: polynomials and a fixed order, no fused or relaxed step.

/** exp of four numbers, to a unit or two in the last place; exactly 0 below -87, and NaN of NaN. */
@inline
function exp4(x: v128): v128 {
  const bounded = f32x4.max(f32x4.min(x, f32x4.splat(88.3)), f32x4.splat(-87.3));
  const n = f32x4.nearest(f32x4.mul(bounded, f32x4.splat(1.44269504)));
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
  const power = i32x4.shl(i32x4.add(i32x4.trunc_sat_f32x4_s(n), i32x4.splat(127)), 23);
  return v128.andnot(f32x4.mul(p, power), f32x4.lt(x, f32x4.splat(-87)));
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

/** The four lanes' sum, in one order. */
@inline
function lanes(x: v128): f32 {
  return f32x4.extract_lane(x, 0) + f32x4.extract_lane(x, 1) + (f32x4.extract_lane(x, 2) + f32x4.extract_lane(x, 3));
}

@inline
function at(x: usize, index: i32): usize {
  return x + (<usize>index << 2);
}
