import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { Page, Request } from 'playwright';
import { inProject } from '../project/project.ts';

/** JavaScript of the page itself, not of its workers, by the names the build gives them. */
const isPageScript = (request: Request): boolean =>
  /\.m?js($|\?)/.test(request.url()) &&
  !request.url().includes('/model-files/') &&
  !/\.worker[.-]/.test(request.url());

/** Everything the entry imports statically, by the built files' own import statements. */
function staticClosure(entries: string[]): Set<string> {
  const found = new Set<string>();
  const queue = [...entries];
  for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
    if (found.has(path)) continue;
    found.add(path);
    const source = readFileSync(inProject('dist', path), 'utf8');
    for (const [, imported = ''] of source.matchAll(/(?:import|from)\s*["'](\.\/[\w.-]+\.js)["']/g)) {
      queue.push(`assets/${imported.slice(2)}`);
    }
  }
  return found;
}

export interface SizeResult {
  initialJsGzipKb: number;
}

/**
 * JavaScript that a first visit to the Live view loads before the first model file: what index.html loads statically
 * and whatever the page asks for until a worker asks for a model file. Gzip level 9, kilobytes of 1,024.
 */
export async function measureSize(page: Page, address: string): Promise<SizeResult> {
  const scripts: Request[] = [];
  const firstModelFile = page.context().waitForEvent('request', {
    predicate: (request) => request.url().includes('/model-files/'),
    timeout: 60_000,
  });
  const collect = (request: Request) => scripts.push(request);
  page.context().on('request', collect);
  await page.goto(address);
  await firstModelFile;
  page.context().off('request', collect);

  const html = readFileSync(inProject('dist/index.html'), 'utf8');
  const entries = [...html.matchAll(/(?:src|href)="\.\/(assets\/[\w.-]+\.js)"/g)].map(
    ([, path = '']) => path,
  );
  const asked = scripts
    .filter(isPageScript)
    .map((request) => new URL(request.url()).pathname.replace(/^\//, ''));
  const files = new Set([...staticClosure(entries), ...asked]);
  const bytes = [...files].reduce(
    (sum, path) => sum + gzipSync(readFileSync(inProject('dist', path)), { level: 9 }).byteLength,
    0,
  );
  return { initialJsGzipKb: Math.round((10 * bytes) / 1024) / 10 };
}
