import type { InputVideoTrack } from 'mediabunny';

/**
 * What the pictures of a track are decoded with, and whether it is what the file says. A file may name a level that
 * does not exist, or that a decoder refuses though it can decode the pictures (recorders write VP9 level 0): the same
 * codec is asked for once more at ordinary levels. Null when none is accepted.
 */
export async function decodableConfig(
  track: InputVideoTrack,
): Promise<{ config: VideoDecoderConfig; mended: boolean } | null> {
  if (await track.canDecode()) {
    const config = await track.getDecoderConfig();
    return config && { config, mended: false };
  }
  const config = await track.getDecoderConfig().catch(() => null);
  if (!config || typeof VideoDecoder === 'undefined') return null;
  for (const codec of otherLevels(config.codec)) {
    const asked = { ...config, codec };
    const { supported } = await VideoDecoder.isConfigSupported(asked).catch(() => ({ supported: false }));
    if (supported) return { config: asked, mended: true };
  }
  return null;
}

/** The same profile and bit depth at levels that decoders know: an ordinary one, and one for large pictures. */
export function otherLevels(codec: string): string[] {
  const [name = '', ...fields] = codec.split('.');
  if (name === 'vp09') {
    const [profile = '00', , depth = '08'] = fields;
    return ['30', '51'].map((level) => `vp09.${profile}.${level}.${depth}`);
  }
  if (name === 'av01') {
    const [profile = '0', , depth = '08'] = fields;
    return ['05M', '13M'].map((level) => `av01.${profile}.${level}.${depth}`);
  }
  const avc = /^(avc[13])\.([\da-f]{4})[\da-f]{2}$/i.exec(codec);
  return avc ? ['1e', '33'].map((level) => `${avc[1]}.${avc[2]}${level}`) : [];
}
