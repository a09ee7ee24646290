import type { InputAudioTrack, InputTrack, InputVideoTrack } from 'mediabunny';

/** A sound track as it is in the file. */
export interface SoundOverview {
  codec: string;
  sampleRateHertz: number;
  channels: number;
  /** Where in the session it begins; before 0 it is for the decoder alone. */
  startSeconds: number;
}

/** A picture track as a player shows it. */
export interface PictureOverview {
  codec: string;
  width: number;
  height: number;
}

export async function soundOverview(track: InputAudioTrack, originSeconds: number): Promise<SoundOverview> {
  return {
    codec: await codecOf(track),
    sampleRateHertz: await track.getSampleRate(),
    channels: await track.getNumberOfChannels(),
    startSeconds: (await track.getFirstTimestamp()) - originSeconds,
  };
}

export async function pictureOverview(track: InputVideoTrack): Promise<PictureOverview> {
  return {
    codec: await codecOf(track),
    width: await track.getDisplayWidth(),
    height: await track.getDisplayHeight(),
  };
}

/** What the codec is called, or what the file calls it where nobody knows it. */
export async function codecOf(track: InputTrack): Promise<string> {
  return (await track.getCodec()) ?? String((await track.getInternalCodecId()) ?? '?');
}
