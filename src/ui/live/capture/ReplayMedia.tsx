import { useEffect, useRef } from 'react';
import type { MediaTake } from '../../../session/stored/stored-session.ts';
import { useLive, useLiveSignals } from '../../page/live-context.tsx';
import { lengthOf, useBlobSource } from '../../page/media-element.ts';
import classes from './Stage.module.css';

/** Sound and picture may be this far from the session before they are put right: less is not noticed. */
const APART_SECONDS = 0.25;
const FOLLOW_MILLISECONDS = 100;
const NONE: readonly MediaTake[] = [];

/** Sound and picture of a kept session that plays, in step with its clock. */
export function ReplayMedia() {
  const takes = useLive(({ source }) => (source.kind === 'recording' ? source.takes : NONE));
  return takes.map((take) => <Take key={`${take.kind} ${take.startSeconds}`} take={take} />);
}

function Take({ take: { kind, blob, startSeconds } }: { take: MediaTake }) {
  const signals = useLiveSignals();
  const playing = useLive(({ source }) => source.kind === 'recording' && source.playing);
  const sound = useLive((live) => live.sampleSound);
  const element = useRef<HTMLVideoElement>(null);

  useBlobSource(element, blob);

  useEffect(() => {
    const media = element.current;
    if (!media) return;
    const follow = () => {
      const length = lengthOf(media);
      if (length === null) return;
      const at = signals.seconds - startSeconds;
      const within = at >= 0 && at < length;
      media.hidden = !within;
      if (Math.abs(media.currentTime - at) > APART_SECONDS && !media.seeking)
        media.currentTime = Math.min(Math.max(0, at), length);
      if (playing && within) void media.play().catch(() => undefined);
      else media.pause();
    };
    follow();
    const timer = setInterval(follow, FOLLOW_MILLISECONDS);
    return () => clearInterval(timer);
  }, [signals, startSeconds, playing]);

  // A video element plays sound alone as well; captions are the transcript beside it.
  return (
    <video
      ref={element}
      className={kind === 'video' ? classes.taken : classes.heard}
      data-testid={`replay-${kind}`}
      muted={!sound}
      playsInline
    />
  );
}
