import type { Choices } from './files.ts';
import { conditionTitle, fixed, section, table } from './markdown.ts';

/** Which settings were tried and what each came to: the record of validation-driven choices. */
export function choicesSection(choices: Choices | null): string | null {
  if (!choices || choices.length === 0) return null;
  const figures = [...new Set(choices.flatMap(({ validation }) => Object.keys(validation)))];
  return section(
    '## How the settings were chosen',
    'Every setting that was tried, in this order, with its figures on the validation rows. These runs are short, with ' +
      'one seed each: they guided the choice, they prove nothing.',
    table(
      ['run', 'what changed', 'epochs', 'seed', ...figures.map(conditionTitle)],
      choices.map(({ name, change, epochs, seed, validation }) => [
        name,
        change,
        `${epochs}`,
        `${seed}`,
        ...figures.map((key) => (validation[key] === undefined ? '' : fixed(validation[key]))),
      ]),
      2,
    ),
  );
}
