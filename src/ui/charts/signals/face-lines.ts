import { isFaceMeshFile } from '../../../session/samples/sample-format.ts';

/** Which landmarks the mesh joins, two numbers a line: the fine net, and the lines a face is recognised by. */
export interface FaceLines {
  net: readonly number[];
  features: readonly number[];
}

let lines: Promise<FaceLines> | null = null;

/** Loads the mesh's lines once. Rejects when the file does not come or is damaged; the next call tries again. */
export function faceLines(): Promise<FaceLines> {
  lines ??= load().catch((cause: unknown) => {
    lines = null;
    throw cause;
  });
  return lines;
}

async function load(): Promise<FaceLines> {
  const response = await fetch(`${import.meta.env.BASE_URL}face/mesh.json`);
  if (!response.ok) throw new Error(`${response.url}: ${response.status} ${response.statusText}`);
  const file: unknown = await response.json();
  if (!isFaceMeshFile(file)) throw new Error(`${response.url} holds no lines of a face mesh.`);
  const { tessellation, contours } = file;
  return { net: tessellation, features: Object.values(contours).flat() };
}
