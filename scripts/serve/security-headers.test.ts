import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { inProject } from '../project/project.ts';
import { metaPolicy, securityHeaders } from './security-headers.ts';

describe('the headers a host should send', () => {
  it('are those the documentation names', () => {
    const documented = readFileSync(inProject('docs/hosting.md'), 'utf8');
    const lines = Object.entries(securityHeaders()).map(([name, value]) => `${name}: ${value}`);
    expect(documented).toContain(lines.join('\n'));
  });

  it('let nothing run that is written into the page, and nothing be compiled from text but WebAssembly', () => {
    for (const policy of [metaPolicy(), securityHeaders()['Content-Security-Policy'] ?? '']) {
      expect(policy).toContain("default-src 'none'");
      expect(policy).not.toMatch(/'unsafe-inline'|'unsafe-eval'|'unsafe-hashes'|\*|https?:(?!\/\/storage)/);
    }
  });
});
