import { useLocalStorage } from '@mantine/hooks';
import { useLive } from '../page/live-context.tsx';
import classes from './Captions.module.css';

/** How long the last words stay, as subtitles do. */
const STAY_SECONDS = 3;

/** Whether what is said in a session that plays is shown in its picture; the choice is kept in this browser. */
export function useCaptions(): [boolean, (on: boolean) => void] {
  const [on, setOn] = useLocalStorage({
    key: 'dbr-captions',
    defaultValue: true,
    getInitialValueInEffect: false,
    deserialize: (kept) => kept !== 'false',
  });
  return [on, setOn];
}

/** What is being said in the session that plays, in its picture. */
export function Captions() {
  const [on] = useCaptions();
  const words = useLive(({ source, transcript, history }) => {
    const last = transcript.at(-1);
    if (source.kind === 'devices' || !last) return null;
    const now = history.at(-1)?.seconds ?? last.endSeconds;
    return last.final && now - last.endSeconds > STAY_SECONDS ? null : last.text;
  });
  if (!on || words === null) return null;
  // The network reads English sentences, whatever language the page is in. The transcript says them to a screen reader.
  return (
    <p className={classes.captions} lang="en" aria-hidden="true" data-testid="captions">
      <span>{words}</span>
    </p>
  );
}
