import type { BrowserContext } from 'playwright';
import type { SpeechModels } from '../../src/engine/files/speech-models.ts';
import { serveMiniature } from '../serve/serve-miniature.ts';

/** The recogniser that is made for tests: whichever the site serves, this one can be measured. */
const MINIATURE = 'miniature';

/**
 * The app takes the smallest recogniser of its site: here there is one alone.
 * @param model null for none at all
 */
export async function onlyServe(context: BrowserContext, model: string | null): Promise<void> {
  if (model === MINIATURE) return serveMiniature(context);
  await context.route('**/model-files/speech/models.json', async (route) => {
    const response = await route.fetch();
    const { models, ...runtime } = (await response.json()) as SpeechModels;
    const json = { ...runtime, models: models.filter(({ id }) => id === model) };
    await route.fulfill({ response, json });
  });
}
