import type { Plugin } from 'vite';
import { metaPolicy, securityHeaders } from './serve/security-headers.ts';

/** The page's encoding has to be said before anything else. */
const CHARSET = '<meta charset="utf-8" />';

/**
 * Writes the Content-Security-Policy into the built page, so that it holds on hosts that send no headers, and all headers
 * into `_headers`, which some hosts read. Not in development: there Vite's own client runs inline.
 */
export function pagePolicy(): Plugin {
  return {
    name: 'dbr-page-policy',
    apply: 'build',
    transformIndexHtml(html) {
      if (!html.includes(CHARSET)) throw new Error(`index.html has no ${CHARSET} to write its policy after.`);
      const policy = `<meta http-equiv="Content-Security-Policy" content="${metaPolicy()}" />`;
      return html.replace(CHARSET, `${CHARSET}\n    ${policy}`);
    },
    generateBundle() {
      const lines = Object.entries(securityHeaders()).map(([name, value]) => `  ${name}: ${value}`);
      this.emitFile({ type: 'asset', fileName: '_headers', source: `/*\n${lines.join('\n')}\n` });
    },
  };
}
