import {
  type Bank,
  BankFileError,
  type BankReading,
  parseBank,
  readTable,
  type UtteranceTable,
} from '../../../diagnostics/index.ts';
import { EngineError } from '../../engine-error.ts';
import { download } from '../../files/download.ts';
import { requireOwnExtractors } from '../../files/user-extractors.ts';
import { exposeWorker, type Outcome, outcomeOf } from '../../worker-scope.ts';

/** Fewer attempts than for the models: a bank is looked at, nothing waits for it. */
const RETRY_DELAYS = [1000];

async function read(folder: string): Promise<Bank> {
  const file = (name: string) =>
    download(new URL(name, folder).href, { name: `${folder}${name}`, retryDelays: RETRY_DELAYS });
  const json = new TextDecoder().decode(await file('bank.json'));
  const bytes = await file('bank.bin');
  try {
    const bank = parseBank(JSON.parse(json), bytes);
    requireOwnExtractors('bank.json', bank.config);
    return bank;
  } catch (cause) {
    if (!(cause instanceof BankFileError) && !(cause instanceof SyntaxError)) throw cause;
    throw new EngineError('model-file-corrupt', `bank.json: ${cause.message}`, { cause });
  }
}

const api = {
  /** Reads a network's reference bank and says what it tells; thousands of CKAs are too long for the page's thread. */
  diagnose: (folder: string): Promise<Outcome<BankReading>> =>
    outcomeOf(async () => readTable(await read(folder))),
  /** The bank itself, utterance by utterance. */
  read: (folder: string): Promise<Outcome<Bank>> => outcomeOf(() => read(folder)),
  /** The same of utterances that are there already. */
  diagnoseTable: (table: UtteranceTable): Promise<Outcome<BankReading>> =>
    outcomeOf(async () => readTable(table)),
};

export type BankApi = typeof api;
exposeWorker(api);
