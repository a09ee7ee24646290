import { expect, it, onTestFinished } from 'vitest';
import { type TransferableFrame, takeVideoFrames } from './video-frames.ts';

/** A canvas as the camera: a new picture every 20 ms. */
function pictureStream(): MediaStream {
  const canvas = document.createElement('canvas');
  canvas.width = 64;
  canvas.height = 48;
  const context = canvas.getContext('2d');
  let hue = 0;
  const timer = setInterval(() => {
    hue += 7;
    if (context) context.fillStyle = `hsl(${hue} 90% 50%)`;
    context?.fillRect(0, 0, 64, 48);
  }, 20);
  onTestFinished(() => clearInterval(timer));
  return canvas.captureStream(30);
}

it('has one frame on its way at a time, each newer than the one before, and stops', async () => {
  const times: number[] = [];
  let onTheWay = 0;
  let most = 0;
  const stop = takeVideoFrames(pictureStream(), {
    minimumInterval: () => 0,
    async deliver(frame: TransferableFrame, capturedAt) {
      onTheWay += 1;
      most = Math.max(most, onTheWay);
      times.push(capturedAt);
      expect('displayWidth' in frame ? frame.displayWidth : frame.width).toBe(64);
      frame.close();
      await new Promise((resolve) => setTimeout(resolve, 120));
      onTheWay -= 1;
    },
  });
  onTestFinished(stop);
  await expect.poll(() => times.length).toBeGreaterThan(4);
  stop();
  expect(most).toBe(1);
  expect(times).toEqual([...new Set(times)].sort((a, b) => a - b));
  const count = times.length;
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(times.length).toBeLessThanOrEqual(count + 1);
});

it('takes fewer while fewer are wanted, and goes on at once when more are', async () => {
  let interval = 400;
  let taken = 0;
  const stop = takeVideoFrames(pictureStream(), {
    minimumInterval: () => interval,
    async deliver(frame) {
      taken += 1;
      frame.close();
      // What this frame showed asks for more.
      if (taken === 3) interval = 0;
    },
  });
  onTestFinished(stop);
  const started = performance.now();
  await expect.poll(() => taken).toBeGreaterThanOrEqual(3);
  expect(performance.now() - started).toBeGreaterThan(750);
  await expect.poll(() => taken).toBeGreaterThan(8);
});
