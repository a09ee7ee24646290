import { WORDS } from './whisper-shape.ts';

/** GPT-2's printable stand-ins for bytes: what a byte-level tokenizer calls them. */
function byteNames(): string[] {
  const printable = (byte: number) =>
    (byte >= 33 && byte <= 126) || (byte >= 161 && byte <= 172) || byte >= 174;
  let spare = 256;
  return Array.from({ length: 256 }, (_, byte) => String.fromCodePoint(printable(byte) ? byte : spare++));
}

const SPECIAL = [
  '<|endoftext|>',
  '<|startoftranscript|>',
  '<|en|>',
  '<|de|>',
  '<|translate|>',
  '<|transcribe|>',
  '<|startoflm|>',
  '<|startofprev|>',
  '<|nospeech|>',
  '<|notimestamps|>',
];
/** From 0 to 30 seconds in steps of 20 ms. */
const TIMESTAMPS = Array.from({ length: 1501 }, (_, step) => `<|${(step / 50).toFixed(2)}|>`);

const words = [...WORDS.en, ...WORDS.de].map((word) => `Ġ${word}`);
const vocabulary = [...byteNames(), ...words];
const added = [...SPECIAL, ...TIMESTAMPS];

export const VOCABULARY_SIZE = vocabulary.length + added.length;

/** @throws when there is no such token */
export function tokenId(token: string): number {
  const id = [...vocabulary, ...added].indexOf(token);
  if (id < 0) throw new Error(`The miniature has no token ${token}.`);
  return id;
}

/** tokenizer.json: byte-level pair encoding, with the miniature's words as pieces. */
export function tokenizerJson(): object {
  const byteLevel = { type: 'ByteLevel', add_prefix_space: false, trim_offsets: true, use_regex: true };
  return {
    version: '1.0',
    truncation: null,
    padding: null,
    added_tokens: added.map((content, index) => ({
      id: vocabulary.length + index,
      content,
      single_word: false,
      lstrip: false,
      rstrip: false,
      normalized: false,
      special: SPECIAL.includes(content),
    })),
    normalizer: null,
    pre_tokenizer: byteLevel,
    post_processor: null,
    decoder: byteLevel,
    model: {
      type: 'BPE',
      dropout: null,
      unk_token: null,
      continuing_subword_prefix: '',
      end_of_word_suffix: '',
      fuse_unk: false,
      vocab: Object.fromEntries(vocabulary.map((token, id) => [token, id])),
      merges: [],
    },
  };
}

export function tokenizerConfigJson(): object {
  return {
    tokenizer_class: 'WhisperTokenizer',
    add_bos_token: false,
    add_prefix_space: false,
    bos_token: '<|endoftext|>',
    eos_token: '<|endoftext|>',
    pad_token: '<|endoftext|>',
    unk_token: '<|endoftext|>',
    additional_special_tokens: SPECIAL,
    errors: 'replace',
    model_max_length: 64,
  };
}
