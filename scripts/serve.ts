import { type PreviewServer, preview } from 'vite';
import { projectRoot } from './project.ts';

export interface ServeOptions {
  /** 0: any free port. */
  port: number;
  /** Fail instead of taking the next free port. */
  exactPort?: boolean;
  host?: string;
}

/** Serves the built app (dist/) with the isolation headers. */
export function serveBuilt({ port, exactPort = false, host }: ServeOptions): Promise<PreviewServer> {
  return preview({
    root: projectRoot,
    logLevel: 'warn',
    // The numeric address: "localhost" may mean IPv6 alone here and IPv4 in the browser.
    preview: { host: host ?? '127.0.0.1', port, strictPort: exactPort },
  });
}

/** The addresses the server answers at, the local one first. */
export function addressesOf(server: PreviewServer): string[] {
  return [...(server.resolvedUrls?.local ?? []), ...(server.resolvedUrls?.network ?? [])];
}
