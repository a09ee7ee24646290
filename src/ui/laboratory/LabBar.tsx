import { useTranslation } from 'react-i18next';
import { useShallow } from 'zustand/shallow';
import { imbalanceOf } from '../../diagnostics/index.ts';
import { MODALITIES } from '../../model/modalities.ts';
import { PastMark } from '../charts/frame/PastMark.tsx';
import { useImbalanceWords } from '../charts/gauges/use-imbalance-words.ts';
import { useIntervalWords } from '../charts/gauges/use-interval-words.ts';
import { type Marked, markedIn, NO_WINDOW } from '../charts/pointer/pointed.ts';
import { useMarked } from '../charts/pointer/pointer-context.ts';
import { pointsAtStep } from '../charts/prediction/contribution-table.ts';
import { wordsOf } from '../charts/prediction/words.ts';
import { Term } from '../glossary/Term.tsx';
import { TermText } from '../glossary/TermText.tsx';
import { CopyLink } from '../link/CopyLink.tsx';
import { useAgo } from '../locales/use-ago.ts';
import { useFormat } from '../locales/use-format.ts';
import { useLive } from '../page/live-context.tsx';
import { Segments } from '../page/Segments.tsx';
import { solidColour } from '../theme/colours.ts';
import { useScheme } from '../theme/use-scheme.ts';
import classes from './LabBar.module.css';
import { stayingHere } from './link/staying-here.ts';
import { useLabHash } from './link/use-lab-hash.ts';
import { ClassHead } from './material/ClassHead.tsx';
import { MaterialEditor } from './material/editor/MaterialEditor.tsx';
import { useClassName } from './material/names/class-name.ts';
import { SubjectBar, SubjectPlace } from './material/SubjectBar.tsx';
import { PinNote } from './PinNote.tsx';
import { SideMark } from './panel/SideMark.tsx';
import { ReportButton } from './report/ReportButton.tsx';
import { sideShown } from './state/comparison.ts';
import { isStale } from './state/stale.ts';
import { useLab, useLabStore } from './store/lab-context.ts';

/** What is being looked at: the session, the moment, its words and answer, and the modality of single charts. */
export function LabBar() {
  return (
    <div className={classes.bar} data-controls>
      <SubjectBar />
      <Numbers />
      <ModalityChoice />
      <Sharing />
      <SubjectPlace />
      <ClassHead />
      <Words />
      <PinNote />
      <MaterialEditor />
    </div>
  );
}

function Numbers() {
  const { t } = useTranslation();
  const format = useFormat();
  const shown = useLab((lab) => lab.exploration?.shown ?? null);
  const shows = useLab((lab) => lab.exploration && sideShown(lab.exploration));
  const side = shows === 'both' ? 'a' : shows;
  const chosen = useLab((lab) => lab.exploration?.a.head?.chosen ?? null);
  const nameOf = useClassName();
  const words = useImbalanceWords();
  const intervalWords = useIntervalWords();
  const imbalanced = shown && imbalanceOf(shown.trace);
  const past = usePastSubject();
  const sentiment = past?.nothing ? null : (shown?.sentiment ?? null);
  const interval = sentiment === null ? null : (shown?.interval ?? null);
  const stale = useLab(isStale);
  const wordless = useLab((lab) => lab.wordless && lab.exploration !== null);
  return (
    <p
      className={classes.numbers}
      data-testid="lab-numbers"
      data-value={sentiment ?? ''}
      data-past={past !== null || undefined}
      data-stale={stale || undefined}
    >
      {wordless && <strong>{t('lab.material.lack.mark')}</strong>}
      {past && <PastMark ago={past.ago} />}
      {side && <SideMark side={side} />}
      <span>
        <TermText>
          {chosen === null ? t('heatmap.prediction') : t('lab.material.own.logit', { name: nameOf(chosen) })}
        </TermText>{' '}
        <strong>{sentiment !== null ? format.signed(sentiment, 1) : past ? '–' : '…'}</strong>
        {interval && (
          <span className={classes.interval} data-testid="lab-interval">
            {intervalWords(interval)}
          </span>
        )}
      </span>
      <span>
        <Term term="balance">β</Term> <strong>{shown ? format.signed(shown.balance) : '…'}</strong>
      </span>
      {imbalanced && imbalanced.byModality !== null && (
        <span title={words(imbalanced)} data-testid="lab-imbalance" data-value={imbalanced.byModality}>
          <Term term="imbalance">{t('lab.imbalance')}</Term>{' '}
          <strong>{format.number(imbalanced.byModality)}</strong>
        </span>
      )}
      <OtherNumbers />
    </p>
  );
}

/** Of the live session: how long ago what is looked at was. Null while it is now, and for a moment that was chosen. */
function usePastSubject(): { ago: string; nothing: boolean } | null {
  const ago = useAgo();
  const live = useLab(
    ({ subject, held, exploration }) => subject.kind === 'live' && !held && exploration !== null,
  );
  const freshness = useLive((state) => state.freshness);
  if (!live || freshness.kind !== 'past') return null;
  return { ago: ago(freshness.ageSeconds), nothing: freshness.nothing };
}

/** Beside A's numbers those of B. */
function OtherNumbers() {
  const { t } = useTranslation();
  const format = useFormat();
  const other = useLab(({ exploration }) => (exploration?.show === 'both' ? exploration.b : null));
  if (!other) return null;
  return (
    <span data-testid="lab-numbers-b" data-value={other.shown.sentiment}>
      <SideMark side="b" /> {t('heatmap.prediction')}{' '}
      <strong>{format.signed(other.shown.sentiment, 1)}</strong> β{' '}
      <strong>{format.signed(other.shown.balance)}</strong>
    </span>
  );
}

/** What can be passed on of this view. */
function Sharing() {
  const { t } = useTranslation();
  const only = useStayingHere();
  const note = only.length > 0 ? only.map((what) => t(`lab.linkOnly.${what}`)).join(' ') : undefined;
  return (
    <div className={classes.sharing}>
      <ReportButton />
      <CopyLink hash={useLabHash()} note={note} />
    </div>
  );
}

/** What of the view a link cannot take along. */
function useStayingHere() {
  const samples = useLive((live) => live.samples);
  return useLab(useShallow((lab) => stayingHere(lab, samples)));
}

function ModalityChoice() {
  const { t } = useTranslation();
  const chosen = useLab((lab) => lab.modality);
  const { chooseModality } = useLabStore();
  return (
    <Segments
      label={t('lab.modality')}
      choices={MODALITIES}
      isOn={(modality) => modality === chosen}
      onPress={chooseModality}
      text={(modality) => t(`modality.${modality}`)}
      testId={(modality) => `lab-modality-${modality}`}
    />
  );
}

/** The window's words, each with what it adds; pointing at one marks its steps in every chart, pressing pins it. */
function Words() {
  const scheme = useScheme();
  const { t } = useTranslation();
  const exploration = useLab((lab) => lab.exploration);
  const window = exploration?.shown.window;
  const marked = useMarked(window);
  const pinned = markedIn(
    useLab((lab) => lab.pinned),
    window ?? NO_WINDOW,
  );
  const wordless = useLab((lab) => lab.wordless);
  const { point, pin } = useLabStore();
  const words = wordsOf(window?.tokens ?? []);
  const isWord = (what: Marked | null, first: number) =>
    what?.modality === 'language' && what.steps?.first === first;
  if (!exploration || words.length === 0) {
    return (
      <p className={classes.words}>
        <span className={classes.empty}>
          {!exploration ? '…' : t(wordless ? 'lab.material.lack.mark' : 'absent.language')}
        </span>
      </p>
    );
  }
  return (
    <fieldset className={classes.words} aria-label={t('lab.words')}>
      {words.map(({ text, firstStep, endStep }) => {
        const pointer = { kind: 'step', modality: 'language', step: firstStep } as const;
        const points = Array.from(
          { length: endStep - firstStep },
          (_, index) => pointsAtStep(exploration.table, 'language', firstStep + index) ?? 0,
        ).reduce((sum, value) => sum + value, 0);
        return (
          <button
            key={firstStep}
            type="button"
            className={classes.word}
            data-marked={isWord(marked, firstStep) || undefined}
            data-pinned={isWord(pinned, firstStep) || undefined}
            aria-pressed={isWord(pinned, firstStep)}
            style={{ '--points': solidColour(points / exploration.limit, scheme) } as React.CSSProperties}
            onPointerEnter={() => point(pointer)}
            onPointerLeave={() => point(null)}
            onFocus={() => point(pointer)}
            onBlur={() => point(null)}
            onClick={() => pin(pointer)}
          >
            {text}
          </button>
        );
      })}
    </fieldset>
  );
}
