/** One landmark. */
export type Point = [x: number, y: number, z: number];

const SKIN = 468;

/** How far `b` is from the mirror image of `a` in the plane x = 0. */
const asymmetry = (a: Point, b: Point): number => Math.hypot(a[0] + b[0], a[1] - b[1], a[2] - b[2]);

function nearestMirrored(points: Point[]): number[] {
  return points.map((point) =>
    points.reduce((best, other, index) => {
      const distance = asymmetry(point, other);
      return distance < asymmetry(point, points[best] as Point) ? index : best;
    }, 0),
  );
}

const unit = ([x, y, z]: Point): Point => {
  const length = Math.hypot(x, y, z);
  return [x / length, y / length, z / length];
};
const cross = (a: Point, b: Point): Point => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];
const dot = (a: Point, b: Point): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];

/** Turns and shifts a nearly frontal face so that x = 0 is its plane of symmetry (iterated closest mirrored points). */
export function alignToSymmetryPlane(face: Point[]): Point[] {
  const centre = face.reduce((sum, [x]) => sum + x / face.length, 0);
  let points = face.map(([x, y, z]): Point => [x - centre, y, z]);
  for (let round = 0; round < 20; round++) {
    const current = points;
    const opposite = nearestMirrored(current.slice(0, SKIN));
    const pairs = opposite.flatMap((other, index) =>
      other > index && opposite[other] === index ? [[current[index] as Point, current[other] as Point]] : [],
    ) as [Point, Point][];
    const across = unit(
      pairs.reduce<Point>(
        (sum, [a, b]) => {
          const sign = a[0] < b[0] ? 1 : -1;
          return [0, 1, 2].map((k) => (sum[k] ?? 0) + sign * ((b[k] ?? 0) - (a[k] ?? 0))) as Point;
        },
        [0, 0, 0],
      ),
    );
    const up = unit(cross([0, 0, 1], across));
    const front = cross(across, up);
    const turned = current.map((point): Point => [dot(across, point), dot(up, point), dot(front, point)]);
    const middle =
      pairs.reduce((sum, [a, b]) => sum + (dot(across, a) + dot(across, b)) / 2, 0) / pairs.length;
    points = turned.map(([x, y, z]): Point => [x - middle, y, z]);
  }
  return points;
}

/**
 * Which landmark is opposite which: mirrored positions that choose each other and agree with the mesh, then the rest by
 * how well the mesh and the distance fit. The irises are matched among themselves.
 */
export function mirrorPairs(points: Point[], edges: readonly (readonly [number, number])[]): number[] {
  const near = points.map(() => new Set<number>());
  for (const [a, b] of edges) {
    near[a]?.add(b);
    near[b]?.add(a);
  }
  const mirror: number[] = points.map(() => -1);
  const nearest = [
    ...nearestMirrored(points.slice(0, SKIN)),
    ...nearestMirrored(points.slice(SKIN)).map((index) => index + SKIN),
  ];
  const misfits = (map: number[], a: number, b: number): number =>
    [...(near[a] ?? [])].filter((n) => (map[n] ?? -1) >= 0 && !near[b]?.has(map[n] ?? -1)).length;
  nearest.forEach((other, index) => {
    const mutual = nearest[other] === index;
    if (mutual && misfits(nearest, index, other) + misfits(nearest, other, index) === 0)
      mirror[index] = other;
  });
  const left = mirror.flatMap((other, index) => (other < 0 ? [index] : []));
  const candidates = left
    .flatMap((a) => left.filter((b) => b >= a && b < SKIN === a < SKIN).map((b) => ({ a, b })))
    .map(({ a, b }) => ({
      a,
      b,
      misfit: misfits(mirror, a, b) + misfits(mirror, b, a),
      distance: asymmetry(points[a] as Point, points[b] as Point),
    }))
    .sort((p, q) => p.misfit - q.misfit || p.distance - q.distance);
  for (const { a, b } of candidates) {
    if (mirror[a] !== -1 || mirror[b] !== -1) continue;
    mirror[a] = b;
    mirror[b] = a;
  }
  return mirror;
}

/** The mean of a face and its mirror image. */
export function symmetrise(points: Point[], mirror: readonly number[]): Point[] {
  return points.map(([x, y, z], index): Point => {
    const [ox, oy, oz] = points[mirror[index] ?? index] as Point;
    return [(x - ox) / 2, (y + oy) / 2, (z + oz) / 2];
  });
}
