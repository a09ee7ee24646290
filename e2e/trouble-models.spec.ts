import { expect, test } from './fixtures.ts';

const MISSING = { status: 404, body: 'not found' };

test('without the face model the app says so; voice and words go on', { tag: '@long' }, async ({
  live,
  context,
}) => {
  await context.route('**/model-files/face/**', (route) => route.fulfill(MISSING));
  await live.open();
  await live.channel('camera').click();
  await live.expectProblem('model-file-missing', { within: live.part('face') });
  await live.expectTypingWorks();
});

test('a face model with the wrong hash is refused; voice and words go on', { tag: '@long' }, async ({
  live,
  context,
}) => {
  await context.route('**/model-files/face/**', (route) =>
    route.fulfill({ body: Buffer.alloc(3_758_596, 7) }),
  );
  await live.open();
  await live.channel('camera').click();
  await live.expectProblem('model-file-corrupt', { within: live.part('face') });
  await live.expectTypingWorks();
});

test('without the text model the app says so; voice and face go on, and it can be tried again', {
  tag: '@long',
}, async ({ live, context }) => {
  await context.route('**/model-files/text/**', (route) => route.fulfill(MISSING));
  await live.open();
  await live.expectProblem('model-file-missing', { within: live.part('text') });
  await live.switchOn('microphone');
  await live.expectPrediction();
  await context.unroute('**/model-files/text/**');
  await live.part('text').getByRole('button').click();
  await expect(live.part('text')).toHaveAttribute('data-status', 'ready');
});

test('without the network’s weights the app says so and still shows the session', { tag: '@long' }, async ({
  live,
  context,
}) => {
  await context.route('**/models/dbr/**', (route) => route.fulfill(MISSING));
  await live.open();
  await live.expectProblem('model-file-missing', { within: live.part('network') });
  await live.expectFacesDrawn(10);
});
