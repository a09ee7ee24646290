import { type PreviewServer, preview } from 'vite';
import { projectRoot } from '../project/project.ts';

export interface ServeOptions {
  /** 0: any free port. */
  port: number;
  /** Fail instead of taking the next free port. */
  exactPort?: boolean;
  host?: string;
  /** The folder to serve; by default the built app. */
  folder?: string;
}

/** Serves the built app (dist/) with the headers a host should send. */
export function serveBuilt({
  port,
  exactPort = false,
  host,
  folder = 'dist',
}: ServeOptions): Promise<PreviewServer> {
  return preview({
    root: projectRoot,
    logLevel: 'warn',
    build: { outDir: folder },
    // The numeric address: "localhost" may mean IPv6 alone here and IPv4 in the browser.
    preview: { host: host ?? '127.0.0.1', port, strictPort: exactPort },
  });
}

/** The addresses the server answers at, the local one first. */
export function addressesOf(server: PreviewServer): string[] {
  return [...(server.resolvedUrls?.local ?? []), ...(server.resolvedUrls?.network ?? [])];
}
