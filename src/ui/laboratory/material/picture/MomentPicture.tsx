import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DrawFace } from '../../../../app/face-drawer.ts';
import type { LiveSignals } from '../../../../app/live-state.ts';
import { firstFrom } from '../../../../session/first-from.ts';
import type { Recording } from '../../../../session/fold/recording.ts';
import type { MediaTake } from '../../../../session/stored/stored-session.ts';
import { FaceMesh } from '../../../charts/signals/FaceMesh.tsx';
import { useFormat } from '../../../locales/use-format.ts';
import { useLiveSignals, useLiveStore } from '../../../page/live-context.tsx';
import { lengthOf, useBlobSource } from '../../../page/media-element.ts';
import { useScheme } from '../../../theme/use-scheme.ts';
import { useLab } from '../../store/lab-context.ts';
import classes from './MomentPicture.module.css';

/** Width and height of the picture that a face drawn from its features lies in. */
const DRAWN = { width: 4, height: 3 };
/** A face seen longer ago is not the face of the moment. */
const FACE_SECONDS = 0.3;
/** Sound and picture begin and end this much apart when they are switched on and off together. */
const AROUND_SECONDS = 0.5;
/** Nearer to the moment than a picture of a film lasts. */
const NEAR_SECONDS = 0.02;

/** What there was to see at the moment that is looked at: the kept picture, or the face drawn from its features. */
export function MomentPicture() {
  const kind = useLab(({ subject }) => subject.kind);
  const opened = useLab((lab) => lab.opened);
  if (kind === 'live') return <LivePicture />;
  if (kind !== 'recording' || !opened) return null;
  return <RecordedPicture key={opened.id} recording={opened} />;
}

/** The face before the camera; of a window that is held, the face it was held with. */
function LivePicture() {
  const scheme = useScheme();
  const { t } = useTranslation();
  const signals = useLiveSignals();
  const held = useLab((lab) => lab.held);
  const [still, setStill] = useState<{ of: unknown; landmarks: LiveSignals['landmarks'] } | null>(null);
  if (held && still?.of !== held) setStill({ of: held, landmarks: signals.landmarks });
  const pictureSize = () => {
    const { width, height } = signals.video?.getVideoTracks()[0]?.getSettings() ?? {};
    return width && height ? { width, height } : DRAWN;
  };
  return (
    <figure className={classes.picture} data-testid="lab-picture">
      <FaceMesh
        signals={held && still ? still : signals}
        label={t('lab.material.face')}
        look={scheme}
        pictureSize={pictureSize}
      />
    </figure>
  );
}

function RecordedPicture({ recording }: { recording: Recording }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { openTakes } = useLiveStore();
  const seconds = useLab(({ subject }) => (subject.kind === 'recording' ? subject.seconds : 0));
  const [films, setFilms] = useState<readonly MediaTake[]>([]);
  useEffect(() => {
    let gone = false;
    openTakes(recording.id).then(
      (takes) => !gone && setFilms(takes.filter(({ kind }) => kind === 'video')),
      // The recording itself came from the same place: without its picture the face is drawn.
      () => undefined,
    );
    return () => {
      gone = true;
    };
  }, [recording.id, openTakes]);

  const film = films.findLast(({ startSeconds }) => startSeconds <= seconds) ?? films[0];
  if (!film && recording.visual.length === 0) return null;
  const label = t('lab.material.picture', { at: format.clock(seconds, true) });
  return (
    <figure className={classes.picture} data-testid="lab-picture" data-of={film ? 'film' : 'features'}>
      {film ? (
        <FilmPicture key={film.startSeconds} film={film} seconds={seconds} label={label} />
      ) : (
        <DrawnFace recording={recording} seconds={seconds} label={label} />
      )}
    </figure>
  );
}

/** One picture of a film. The newest moment asked for is the next one shown. */
function FilmPicture({ film, seconds, label }: { film: MediaTake; seconds: number; label: string }) {
  const { t } = useTranslation();
  const element = useRef<HTMLVideoElement>(null);
  const at = seconds - film.startSeconds;
  const wanted = useRef(at);
  const [within, setWithin] = useState(true);
  useBlobSource(element, film.blob);

  const go = () => {
    const media = element.current;
    const length = media && lengthOf(media);
    if (!media || length === null) return;
    setWithin(wanted.current >= -AROUND_SECONDS && wanted.current <= length + AROUND_SECONDS);
    const to = Math.min(Math.max(0, wanted.current), length);
    if (!media.seeking && Math.abs(media.currentTime - to) > NEAR_SECONDS) media.currentTime = to;
  };
  useEffect(() => {
    wanted.current = at;
    go();
  });
  return (
    <>
      <video
        ref={element}
        className={classes.film}
        aria-label={label}
        data-seconds={at}
        hidden={!within}
        muted
        playsInline
        preload="auto"
        onLoadedMetadata={go}
        onDurationChange={go}
        onSeeked={go}
      />
      {!within && <figcaption className={classes.nothing}>{t('lab.material.noPicture')}</figcaption>}
    </>
  );
}

interface DrawnFaceProps {
  recording: Recording;
  seconds: number;
  label: string;
}

/** The face of the moment as its features have it: where in the picture it was is not in them. */
function DrawnFace({ recording, seconds, label }: DrawnFaceProps) {
  const scheme = useScheme();
  const { t } = useTranslation();
  const { faceDrawer } = useLiveStore();
  const [draw, setDraw] = useState<{ face: DrawFace } | null>(null);
  const [signals] = useState<Pick<LiveSignals, 'landmarks'>>({ landmarks: null });
  useEffect(() => {
    let gone = false;
    void faceDrawer().then((face) => !gone && setDraw({ face }));
    return () => {
      gone = true;
    };
  }, [faceDrawer]);
  const values = faceAt(recording, seconds);
  useEffect(() => {
    signals.landmarks = (values && draw?.face(values)) ?? null;
  }, [signals, values, draw]);
  return (
    <>
      <FaceMesh signals={signals} label={label} look={scheme} pictureSize={() => DRAWN} />
      {!values && <figcaption className={classes.nothing}>{t('absent.visual')}</figcaption>}
    </>
  );
}

/** Values of the face seen last, unless that is too long ago. */
function faceAt({ visual }: Recording, seconds: number): Float32Array | null {
  const frame = visual[firstFrom(visual, seconds, true) - 1];
  return frame && seconds - frame.seconds <= FACE_SECONDS ? frame.values : null;
}
