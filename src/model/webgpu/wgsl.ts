import { WORKGROUP } from './run-shader.ts';

export const sizeOf = (shape: readonly number[]): number => shape.reduce((product, n) => product * n, 1);

/** A number as WGSL reads it: never without a point or an exponent. */
export function f32(value: number): string {
  const text = String(value);
  return /[.e]/.test(text) ? text : `${text}.0`;
}

/** Which of a stack's M layers a row belongs to, as an expression; 0 for a layer that is shared by all rows. */
export const layerOf = (row: string, rows: number, parameter: readonly number[], rank: number): string =>
  parameter.length === rank ? '0' : `(${row}) / ${rows / (parameter[0] as number)}`;

/** Every thread takes its share of `count` places, one after the other as `i`. */
export const share = (count: number, body: string): string =>
  `for (var i = thread; i < ${count}; i += ${WORKGROUP}) { ${body} }`;

/** What the threads of a workgroup share, and how it is called. */
export const shared = (name: string, length: number): string =>
  `var<workgroup> ${name}: array<f32, ${length}>;`;

/** One thread for each of `count` items: `body` works out item `i`. */
export function eachItem(count: number, body: string): { code: string; groups: number } {
  return {
    code: `${FUNCTIONS}
fn main(group: i32, thread: i32) {
  let i = group * ${WORKGROUP} + thread;
  if (i < ${count}) { ${body} }
}`,
    groups: Math.ceil(count / WORKGROUP),
  };
}

/** A workgroup for each of `count` items: `body` works out item `group`, its threads share what `scope` declares. */
export function eachGroup(count: number, scope: string, body: string): { code: string; groups: number } {
  return { code: `${FUNCTIONS}${scope}\nfn main(group: i32, thread: i32) { ${body} }`, groups: count };
}

/** Where WGSL leaves a function loose at large arguments, they are cut off where it has reached its limit anyway. */
export const FUNCTIONS = `
fn sigmoid(x: f32) -> f32 { return 1.0 / (1.0 + exp(-clamp(x, -80.0, 80.0))); }
fn gelu(x: f32) -> f32 { return x * sigmoid(1.702 * x); }
fn squash(x: f32) -> f32 { return tanh(clamp(x, -10.0, 10.0)); }
fn below(x: f32) -> f32 { return select(exp(clamp(x, -80.0, 0.0)), 0.0, x < -80.0); }
fn absent(mask: f32) -> f32 { return (mask - 1.0) * 1e9; }
`;

/** Mean and 1 / deviation of the `length` shared numbers `name`, as the function `name`Moments. */
export const moments = (name: string, length: number): string => `
fn ${name}Moments() -> vec2<f32> {
  var total = 0.0;
  for (var c = 0; c < ${length}; c++) { total += ${name}[c]; }
  let mean = total / ${f32(length)};
  var squares = 0.0;
  for (var c = 0; c < ${length}; c++) { let off = ${name}[c] - mean; squares += off * off; }
  return vec2<f32>(mean, 1.0 / sqrt(squares / ${f32(length)} + 1e-5));
}`;

/** Largest of the `length` shared numbers `name` and their sum, as functions `name`Largest and `name`Total. */
const reductions = (name: string, length: number): string => `
fn ${name}Largest() -> f32 {
  var largest = ${name}[0];
  for (var c = 1; c < ${length}; c++) { largest = max(largest, ${name}[c]); }
  return largest;
}
fn ${name}Total() -> f32 {
  var total = 0.0;
  for (var c = 0; c < ${length}; c++) { total += ${name}[c]; }
  return total;
}`;

/** Logits that a workgroup shares, to be made weights by `exponentiate`. */
export const logits = (length: number): string => shared('logits', length) + reductions('logits', length);

/** Makes shared logits, once all are there, exp(logit - largest) each; `total` is their sum then. */
export const exponentiate = (length: number): string => `
  workgroupBarrier();
  let largest = logitsLargest();
  workgroupBarrier();
  ${share(length, 'logits[i] = below(logits[i] - largest);')}
  workgroupBarrier();
  let total = logitsTotal();`;
