import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rotationVector, translation, type Vector3 } from './pose.ts';

/** Rodrigues' formula: the rotation matrix of a rotation vector, column-major 4x4 with a translation. */
function matrixOf([x, y, z]: Vector3, [tx, ty, tz]: Vector3 = [0, 0, 0], scale = 1): number[] {
  const angle = Math.hypot(x, y, z);
  const [ux, uy, uz] = angle > 0 ? [x / angle, y / angle, z / angle] : [1, 0, 0];
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  const k = 1 - c;
  const rows = [
    [c + ux * ux * k, ux * uy * k - uz * s, ux * uz * k + uy * s],
    [uy * ux * k + uz * s, c + uy * uy * k, uy * uz * k - ux * s],
    [uz * ux * k - uy * s, uz * uy * k + ux * s, c + uz * uz * k],
  ];
  const column = (j: number): number[] => [...rows.map((row) => (row[j] ?? 0) * scale), 0];
  return [...column(0), ...column(1), ...column(2), tx, ty, tz, 1];
}

const component = fc.double({ min: -1, max: 1, noNaN: true });
const direction = fc.tuple(component, component, component).filter((v) => Math.hypot(...v) > 0.01);
const turned = (axis: Vector3, angle: number): Vector3 => {
  const length = Math.hypot(...axis);
  return [(axis[0] * angle) / length, (axis[1] * angle) / length, (axis[2] * angle) / length];
};

describe('rotationVector', () => {
  it('gives back the rotation a matrix was made of, for any axis, angle up to pi, and scale', () => {
    fc.assert(
      fc.property(
        direction,
        fc.double({ min: 0, max: Math.PI - 1e-4, noNaN: true }),
        fc.double({ min: 0.1, max: 10, noNaN: true }),
        (axis, angle, scale) => {
          const given = turned(axis, angle);
          const found = rotationVector(matrixOf(given, [1, 2, 3], scale));
          for (const i of [0, 1, 2] as const) expect(found[i]).toBeCloseTo(given[i], 6);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('is the negative for the transposed (inverse) rotation', () => {
    fc.assert(
      fc.property(direction, fc.double({ min: 0.01, max: 3, noNaN: true }), (axis, angle) => {
        const matrix = matrixOf(turned(axis, angle));
        const transposed = matrix.map((_, i) => matrix[(i % 4) * 4 + Math.floor(i / 4)] ?? 0);
        const [there, back] = [rotationVector(matrix), rotationVector(transposed)];
        for (const i of [0, 1, 2] as const) expect(there[i]).toBeCloseTo(-back[i], 6);
      }),
    );
  });

  it('gives half a turn length pi, whichever way round', () => {
    fc.assert(
      fc.property(direction, (axis) => {
        const found = rotationVector(matrixOf(turned(axis, Math.PI)));
        expect(Math.hypot(...found)).toBeCloseTo(Math.PI, 6);
      }),
    );
  });

  it('names its axes: nod about x, turn about y, tilt about z', () => {
    const [c, s] = [Math.cos(0.3), Math.sin(0.3)];
    const nod = [1, 0, 0, 0, 0, c, s, 0, 0, -s, c, 0, 0, 0, 0, 1];
    const turn = [c, 0, -s, 0, 0, 1, 0, 0, s, 0, c, 0, 0, 0, 0, 1];
    const tilt = [c, s, 0, 0, -s, c, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1];
    for (const [i, matrix] of [nod, turn, tilt].entries()) {
      const expected = [0, 0, 0];
      expected[i] = 0.3;
      for (const [j, angle] of rotationVector(matrix).entries())
        expect(angle).toBeCloseTo(expected[j] ?? 0, 9);
    }
  });

  it('refuses what is not a pose', () => {
    expect(() => rotationVector([1, 2, 3])).toThrow(RangeError);
    expect(() => rotationVector(new Array(16).fill(0))).toThrow(RangeError);
    expect(() => rotationVector(new Array(16).fill(Number.NaN))).toThrow(RangeError);
    expect(() => translation(new Array(15).fill(0))).toThrow(RangeError);
  });
});

describe('translation', () => {
  it('is the last column', () => {
    expect(translation(matrixOf([0.1, 0.2, 0.3], [4, 5, -24]))).toEqual([4, 5, -24]);
  });
});
