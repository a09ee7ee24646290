import { decoderModel, encoderModel } from './whisper-graphs.ts';
import { SHAPE } from './whisper-shape.ts';
import { tokenId, tokenizerConfigJson, tokenizerJson, VOCABULARY_SIZE } from './whisper-tokenizer.ts';

const { mels, frames, width, heads, hidden, longestText } = SHAPE;

const tokens = {
  bos_token_id: tokenId('<|endoftext|>'),
  eos_token_id: tokenId('<|endoftext|>'),
  pad_token_id: tokenId('<|endoftext|>'),
  decoder_start_token_id: tokenId('<|startoftranscript|>'),
};

const config = {
  model_type: 'whisper',
  architectures: ['WhisperForConditionalGeneration'],
  is_encoder_decoder: true,
  d_model: width,
  encoder_layers: 1,
  encoder_attention_heads: heads,
  encoder_ffn_dim: hidden,
  decoder_layers: 1,
  decoder_attention_heads: heads,
  decoder_ffn_dim: hidden,
  num_hidden_layers: 1,
  num_mel_bins: mels,
  max_source_positions: frames,
  max_target_positions: longestText,
  vocab_size: VOCABULARY_SIZE,
  median_filter_width: 7,
  ...tokens,
};

const generationConfig = {
  is_multilingual: true,
  max_length: longestText,
  lang_to_id: Object.fromEntries(['<|en|>', '<|de|>'].map((language) => [language, tokenId(language)])),
  task_to_id: { translate: tokenId('<|translate|>'), transcribe: tokenId('<|transcribe|>') },
  no_timestamps_token_id: tokenId('<|notimestamps|>'),
  alignment_heads: [[0, 0]],
  ...tokens,
};

const preprocessorConfig = {
  feature_extractor_type: 'WhisperFeatureExtractor',
  processor_class: 'WhisperProcessor',
  feature_size: mels,
  sampling_rate: 16000,
  hop_length: 160,
  n_fft: 400,
  chunk_length: 30,
  n_samples: 480000,
  nb_max_frames: 2 * frames,
  padding_side: 'right',
  padding_value: 0,
  return_attention_mask: false,
};

/**
 * Makes a miniature Whisper: the architecture and the files of the real ones, under the same names, in a few hundred
 * kilobytes. Its weights are set by hand, so it hears something: every half second the loudest of six bands of sound is
 * one of six words, in English or, when most of it is high, in German.
 * @returns files by their path below the model's folder
 */
export function miniatureWhisper(): Map<string, Uint8Array<ArrayBuffer>> {
  const json = (content: object) => new TextEncoder().encode(JSON.stringify(content));
  return new Map(
    [
      ['config.json', json(config)],
      ['generation_config.json', json(generationConfig)],
      ['preprocessor_config.json', json(preprocessorConfig)],
      ['tokenizer.json', json(tokenizerJson())],
      ['tokenizer_config.json', json(tokenizerConfigJson())],
      // Not quantised: it is small as it is. The name says which of a repository's files the app asks for.
      ['onnx/encoder_model_quantized.onnx', encoderModel()],
      ['onnx/encoder_model.onnx', encoderModel()],
      ['onnx/decoder_model_merged_quantized.onnx', decoderModel()],
    ].map(([path, bytes]) => [path as string, Uint8Array.from(bytes as Uint8Array)]),
  );
}
