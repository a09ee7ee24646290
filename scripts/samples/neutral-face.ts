/**
 * Makes public/face/neutral.json and public/face/mesh.json:
 *
 *   npx tsx scripts/samples/neutral-face.ts PORTRAIT.png
 *
 * PORTRAIT.png is NASA's public-domain portrait of Eileen Collins ("astronaut.png" of scikit-image and imageio). What is
 * kept of it is the shape of a face at rest: turned to the front, made symmetrical, its smile taken back.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { BLENDSHAPE_NAMES } from '../../src/features/visual/blendshapes.ts';
import { deformFace } from '../../src/session/samples/face-mesh.ts';
import { faceShapes } from '../../src/session/samples/face-shapes.ts';
import { skinDistances } from '../../src/session/samples/skin-distance.ts';
import { inProject } from '../project/project.ts';
import { type SeenFace, seeFace, withLandmarkerPage } from './landmarker-page.ts';
import { alignToSymmetryPlane, mirrorPairs, type Point, symmetrise } from './symmetry.ts';

/** Outer corner of one eye to that of the other in an adult face, centimetres. */
const EYE_SPAN = 8.9;
const EYE_CORNERS = [33, 263] as const;
/** The head turns about a point below and behind the middle between the eyes. */
const PIVOT = { below: 2.9, behind: 4 };

/** Portrait's expression to take back: what FaceLandmarker says of it, adjusted by eye until the face rests. */
const TAKE_BACK: Partial<Record<(typeof BLENDSHAPE_NAMES)[number], number>> = {
  mouthSmileLeft: -1.15,
  mouthSmileRight: -1.15,
  mouthFrownLeft: 0.4,
  mouthFrownRight: 0.4,
  mouthUpperUpLeft: -0.2,
  mouthUpperUpRight: -0.2,
  eyeSquintLeft: -0.3,
  eyeSquintRight: -0.3,
};

/**
 * The lips at rest: rims from the middle to the person's left corner, and the height of each rim at the middle. Between
 * middle and corner a rim follows 1 - u^bend, u the share of the way. Centimetres; a teeth-showing smile leaves no
 * resting lips to recover, so their line is set here.
 */
const LIP_RIMS = [
  { rim: [0, 267, 269, 270, 409], middle: -3.1, bend: 2.4 },
  { rim: [13, 312, 311, 310, 415], middle: -3.78, bend: 2.6 },
  { rim: [14, 317, 402, 318, 324], middle: -3.83, bend: 2.6 },
  { rim: [17, 314, 405, 321, 375], middle: -4.78, bend: 2.4 },
] as const;
const LIP_CORNERS = [291, 308] as const;
const LIP_CORNER_HEIGHT = -4.06;
/** How far the skin around follows a rim. */
const LIP_REACH = 0.6;

/** Pixels, y up, z to the front. */
function pointsOf({ landmarks, width, height }: SeenFace): Point[] {
  return Array.from({ length: landmarks.length / 3 }, (_, index): Point => {
    const [x = 0, y = 0, z = 0] = landmarks.slice(3 * index, 3 * index + 3);
    return [x * width, -y * height, -z * width];
  });
}

function scaleAndCentre(points: Point[]): Point[] {
  const [right, left] = EYE_CORNERS.map((index) => points[index] as Point) as [Point, Point];
  const scale = EYE_SPAN / (left[0] - right[0]);
  const y = right[1] - PIVOT.below / scale;
  const z = right[2] - PIVOT.behind / scale;
  return points.map((point): Point => [point[0] * scale, (point[1] - y) * scale, (point[2] - z) * scale]);
}

/** How far each rim landmark has to go, up being positive. */
function lipMoves(points: Point[], mirror: readonly number[]): Map<number, number> {
  const moves = new Map<number, number>();
  const goTo = (index: number, height: number) => {
    const by = height - (points[index]?.[1] ?? 0);
    moves.set(index, by);
    moves.set(mirror[index] ?? index, by);
  };
  for (const corner of LIP_CORNERS) goTo(corner, LIP_CORNER_HEIGHT);
  const width = points[LIP_CORNERS[0]]?.[0] ?? 1;
  for (const { rim, middle, bend } of LIP_RIMS) {
    for (const index of rim) {
      const share = Math.abs(points[index]?.[0] ?? 0) / width;
      goTo(index, LIP_CORNER_HEIGHT + (middle - LIP_CORNER_HEIGHT) * (1 - share ** bend));
    }
  }
  return moves;
}

/** Closes the mouth: the rims go where they rest, the skin around them follows along the mesh. */
function restLips(points: Point[], mirror: readonly number[], edges: readonly number[]): Point[] {
  const moves = lipMoves(points, mirror);
  const distancesFrom = skinDistances(Float32Array.from(points.flat()), edges);
  const rims = [...moves].map(([index, by]) => ({ by, distances: distancesFrom([index]) }));
  return points.map((point, index): Point => {
    const own = moves.get(index);
    if (own !== undefined) return [point[0], point[1] + own, point[2]];
    const weights = rims.map(({ distances }) => Math.exp(-(((distances[index] ?? 0) / LIP_REACH) ** 2)));
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    const mean = rims.reduce((sum, { by }, at) => sum + by * (weights[at] ?? 0), 0) / Math.max(total, 1e-6);
    return [point[0], point[1] + Math.max(...weights) * mean, point[2]];
  });
}

/** The mesh's lines, from the library's own lists. */
function readEdges() {
  return withLandmarkerPage((page) =>
    page.evaluate(async () => {
      const address = '/vision.mjs';
      const { FaceLandmarker: lists }: typeof import('@mediapipe/tasks-vision') = await import(address);
      return {
        tessellation: lists.FACE_LANDMARKS_TESSELATION,
        contours: {
          lips: lists.FACE_LANDMARKS_LIPS,
          leftEye: lists.FACE_LANDMARKS_LEFT_EYE,
          rightEye: lists.FACE_LANDMARKS_RIGHT_EYE,
          leftEyebrow: lists.FACE_LANDMARKS_LEFT_EYEBROW,
          rightEyebrow: lists.FACE_LANDMARKS_RIGHT_EYEBROW,
          leftIris: lists.FACE_LANDMARKS_LEFT_IRIS,
          rightIris: lists.FACE_LANDMARKS_RIGHT_IRIS,
          faceOval: lists.FACE_LANDMARKS_FACE_OVAL,
        },
      };
    }),
  );
}

/** Each line once, whichever way the lists name it. */
function unique(lines: { start: number; end: number }[]): [number, number][] {
  const seen = new Map<string, [number, number]>();
  for (const { start, end } of lines) {
    const pair: [number, number] = [Math.min(start, end), Math.max(start, end)];
    seen.set(pair.join(), pair);
  }
  return [...seen.values()].sort((p, q) => p[0] - q[0] || p[1] - q[1]);
}

const portrait = process.argv[2];
if (!portrait) {
  console.error('Usage: npx tsx scripts/samples/neutral-face.ts PORTRAIT.png');
  process.exit(2);
}
const seen = await withLandmarkerPage((page) => seeFace(page, readFileSync(portrait)));
const { tessellation, contours } = await readEdges();
const edges = unique(tessellation);

const aligned = scaleAndCentre(alignToSymmetryPlane(pointsOf(seen)));
const mirror = mirrorPairs(aligned, edges);
const smiling = symmetrise(aligned, mirror);
const smilingFace = { positions: Float32Array.from(smiling.flat()), mirror };
const takeBack = Float32Array.from(BLENDSHAPE_NAMES, (name) => TAKE_BACK[name] ?? 0);
const resting = deformFace(smilingFace, faceShapes(smilingFace, edges.flat()), takeBack);
const closed = restLips(
  Array.from({ length: resting.length / 3 }, (_, i) => [...resting.slice(3 * i, 3 * i + 3)] as Point),
  mirror,
  edges.flat(),
);

mkdirSync(inProject('public/face'), { recursive: true });
/** Hundredths of a centimetre as whole numbers keep the file small. */
const hundredths = closed.flat().map((value) => Math.round(100 * value));
writeFileSync(
  inProject('public/face/neutral.json'),
  `${JSON.stringify({ unit: 'hundredths of a centimetre', positions: hundredths, mirror })}\n`,
);
writeFileSync(
  inProject('public/face/mesh.json'),
  `${JSON.stringify({
    tessellation: edges.flat(),
    contours: Object.fromEntries(
      Object.entries(contours).map(([name, lines]) => [name, unique(lines).flat()]),
    ),
  })}\n`,
);
