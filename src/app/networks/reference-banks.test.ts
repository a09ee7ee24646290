import { describe, expect, it } from 'vitest';
import type { BankReading } from '../../diagnostics/index.ts';
import type { Outcome } from '../../engine/worker-scope.ts';
import { createReferenceBankStore } from './reference-banks.ts';

const reading = { diagnostics: { n: 384 } } as BankReading;
const missing: Outcome<BankReading> = { ok: false, problem: { code: 'model-file-missing' } };
const damaged: Outcome<BankReading> = {
  ok: false,
  problem: { code: 'model-file-corrupt', detail: 'bank.bin' },
};

describe('reference banks', () => {
  it('are read from their networks’ folders once, and one may be absent', async () => {
    const asked: string[] = [];
    const banks = createReferenceBankStore('http://here/app/', async (folder) => {
      asked.push(folder);
      return folder.includes('plain') ? missing : { ok: true, value: reading };
    });
    await banks.load();
    await banks.load();
    expect(asked).toEqual(['http://here/app/models/dbr/', 'http://here/app/models/plain/']);
    expect(banks.state.getState()).toEqual({
      dbr: { status: 'ready', reading },
      plain: { status: 'absent' },
    });
  });

  it('are read again after they failed', async () => {
    const answers = [damaged, missing, { ok: true, value: reading } as const];
    const banks = createReferenceBankStore('http://here/', async () => answers.shift() ?? missing);
    await banks.load();
    expect(banks.state.getState().dbr).toMatchObject({ status: 'failed', problem: damaged.problem });
    await banks.load();
    expect(banks.state.getState().dbr.status).toBe('ready');
  });
});
