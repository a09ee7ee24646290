import type { Plugin } from 'vite';
import { securityHeaders } from './serve/security-headers.ts';

/**
 * The preview server sends every answer with all headers, "304 Not Modified" as well: Safari's engine refuses a worker whose
 * renewed answer lacks the page's embedder policy.
 */
export function servedHeaders(): Plugin {
  return {
    name: 'dbr-served-headers',
    configurePreviewServer({ middlewares }) {
      const headers = Object.entries(securityHeaders());
      middlewares.use((_request, response, next) => {
        for (const [name, value] of headers) response.setHeader(name, value);
        next();
      });
    },
  };
}
