/**
 * Makes src/features/visual/population-neutral.ts, everybody's neutral face, from faces/blendshapes.csv of the data
 * folder:
 *
 *   npx tsx scripts/population-neutral.ts
 *
 * The median of each blendshape over the neutral pictures of the training split. The paired tracks have no part in it:
 * their blendshapes were bridged from other landmarks, and the bridge's constant errors are nobody's habits.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dataFolder } from '../src/features/data-folder.ts';
import { BLENDSHAPE_NAMES } from '../src/features/visual/blendshapes.ts';
import { medianFace } from '../src/features/visual/median-face.ts';
import { readFaceFile } from '../src/training/node/readers/faces.ts';
import { inProject } from './project/project.ts';

const rows = await readFaceFile(join(dataFolder(), 'faces/blendshapes.csv'), BLENDSHAPE_NAMES);
const resting = rows.filter(({ emotion, split }) => emotion === 'neutral' && split === 'train');
const median = medianFace(resting.map(({ blendshapes }) => blendshapes));

writeFileSync(
  inProject('src/features/visual/population-neutral.ts'),
  `/**
 * Everybody's neutral face: the median of each blendshape over ${resting.length} neutral pictures of the training split, made
 * by scripts/population-neutral.ts.
 */
export const POPULATION_NEUTRAL: readonly number[] = [
${BLENDSHAPE_NAMES.map((name, shape) => `  ${Number(median[shape]?.toFixed(4))}, // ${name}`).join('\n')}
];
`,
);
