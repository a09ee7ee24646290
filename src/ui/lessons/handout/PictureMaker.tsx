import { useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { figureSvg } from '../../charts/figure/figure-svg.ts';
import type { CollectedChart } from '../../charts/frame/chart-collection.ts';
import { UnimodalChart } from '../../charts/gauges/UnimodalChart.tsx';
import { presentTextWidth } from '../../charts/labels/use-text-width.ts';
import { LabPanel } from '../../laboratory/panel/LabPanel.tsx';
import { PANELS } from '../../laboratory/panels/panels.ts';
import { ReportStage } from '../../laboratory/report/ReportStage.tsx';
import type { LabState } from '../../laboratory/state/lab-state.ts';
import { isEdited } from '../../laboratory/state/subject.ts';
import { LabScope } from '../../laboratory/store/LabScope.tsx';
import { createLabStore } from '../../laboratory/store/lab-store.ts';
import { useFormat } from '../../locales/use-format.ts';
import { useLiveStore } from '../../page/live-context.tsx';
import type { HandoutPicture } from './handout-picture.ts';
import type { CorpusJob, LabJob, PictureJob } from './step-pictures.ts';

/** The models may have to be downloaded first. */
const PATIENCE_MILLISECONDS = 300_000;

export interface PictureMakerProps {
  jobs: readonly PictureJob[];
  /** Called with each place's pictures as they are drawn; null where they could not be. */
  onDrawn(pictures: readonly HandoutPicture[] | null, done: number): void;
}

/** Draws a handout's pictures, place after place, from the real network on sample sessions and the reference banks. Shows nothing. */
export function PictureMaker({ jobs, onDrawn }: PictureMakerProps) {
  const [index, setIndex] = useState(0);
  const job = jobs[index];
  const finish = (pictures: readonly HandoutPicture[] | null) => {
    onDrawn(pictures, index + 1);
    setIndex(index + 1);
  };
  if (!job) return null;
  return 'pictures' in job ? (
    <CorpusDrawing key={index} job={job} onDone={finish} />
  ) : (
    <Drawing key={index} job={job} onDone={finish} />
  );
}

interface DrawingProps<Job> {
  job: Job;
  onDone(pictures: readonly HandoutPicture[] | null): void;
}

/** The Corpus's figures are made of numbers alone: nothing is put on a page for them. */
function CorpusDrawing({ job, onDone }: DrawingProps<CorpusJob>) {
  const { t } = useTranslation(['corpus', 'translation']);
  const format = useFormat();
  const draw = useEffectEvent(async () => {
    const { drawCorpus } = await import('./draw-corpus.ts');
    return drawCorpus(job.pictures, { t, format, widthOf: presentTextWidth() });
  });
  const finish = useEffectEvent(onDone);
  useEffect(() => {
    let wanted = true;
    draw().then(
      (pictures) => wanted && finish(pictures),
      () => wanted && finish(null),
    );
    return () => {
      wanted = false;
    };
  }, []);
  return null;
}

function Drawing({ job, onDone }: DrawingProps<LabJob>) {
  const { i18n } = useTranslation();
  const live = useLiveStore();
  const [store] = useState(() => createLabStore(live));
  const [ready, setReady] = useState(false);
  const fail = useEffectEvent(() => onDone(null));
  useEffect(() => {
    const end = store.follow();
    store.restore(job.link);
    const look = () => {
      const state = store.state.getState();
      if (state.problem) fail();
      else if (showsLink(state, job)) setReady(true);
    };
    const unsubscribe = store.state.subscribe(look);
    const timer = setTimeout(() => fail(), PATIENCE_MILLISECONDS);
    return () => {
      clearTimeout(timer);
      unsubscribe();
      end();
    };
  }, [store, job]);

  if (!ready) return null;
  const collect = (charts: readonly CollectedChart[]) => {
    const { exploration, subject } = store.state.getState();
    if (!exploration || subject.kind !== 'recording') return onDone(null);
    const { sentiment, balance } = exploration.shown;
    const place = { sample: subject.id, seconds: subject.seconds };
    // The bank is of no moment, and a difference of two networks no prediction.
    const ofMoment = job.source !== 'bank';
    const said = ofMoment && exploration.show !== 'difference' ? { sentiment, balance } : null;
    onDone(
      job.charts.flatMap(({ name, step }): HandoutPicture[] => {
        const chart = charts.find(({ source }) => isNamed(source.current.name, name));
        if (!chart) return [];
        const { picture, rows } = chart.source.current;
        const drawn = picture?.();
        const svg = drawn ? figureSvg(drawn, { title: '', source: [] }, presentTextWidth()) : null;
        return [
          {
            step,
            name,
            title: chart.title,
            place: ofMoment ? place : null,
            said,
            svg,
            rows: svg ? [] : rows(),
          },
        ];
      }),
    );
  };
  return (
    <LabScope store={store}>
      <ReportStage
        key={i18n.language}
        narrow
        sections={[job.source === 'alone' ? 'evidence' : job.source]}
        render={(section) => {
          const Panels = PANELS[section];
          return job.source === 'alone' ? <Alone /> : <Panels />;
        }}
        onDrawn={(charts) => collect([...charts.values()].flat())}
      />
    </LabScope>
  );
}

/** What each modality says alone, as the Live view draws it. */
function Alone() {
  return (
    <LabPanel height={120} span="one">
      {({ shown }) => <UnimodalChart shown={shown} />}
    </LabPanel>
  );
}

/** A chart of one of two setups compared has its side in its name. */
function isNamed(name: string, wanted: string): boolean {
  return name === wanted || name.startsWith(`${wanted}-`);
}

/** Whether what is explored is what the link says, all of it. */
function showsLink(
  { subject, opening, viewed, edits, comparison, exploration }: LabState,
  { link }: LabJob,
): boolean {
  if (link.subject?.kind !== 'recording' || subject.kind !== 'recording' || opening !== null) return false;
  if (subject.id !== link.subject.id || !viewed || !exploration) return false;
  if (isEdited(edits) && viewed.window === viewed.original) return false;
  const { a, b } = exploration;
  const { window } = a.shown;
  return (
    a.setup === comparison.a &&
    (b?.setup ?? null) === comparison.b &&
    window.endSeconds === viewed.window.endSeconds &&
    window.tokens === viewed.window.tokens
  );
}
