import { useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { BRANCHES, MODALITIES } from '../../../model/modalities.ts';
import { ChartFigure, useChartExport } from '../../charts/frame/ChartHeader.tsx';
import { widest } from '../../charts/labels/text-width.ts';
import { useTextWidth } from '../../charts/labels/use-text-width.ts';
import { useFormat } from '../../locales/use-format.ts';
import { Segments } from '../../page/Segments.tsx';
import { useElementSize } from '../../page/use-element-size.ts';
import { namedColour } from '../../theme/colours.ts';
import { MarksLegend } from '../points/MarksLegend.tsx';
import { marksLegend } from '../points/marks-picture.ts';
import { useTickText } from '../points/PointAxes.tsx';
import { PointPlot } from '../points/PointPlot.tsx';
import classes from '../points/Points.module.css';
import { drawPoints, radiusFor } from '../points/paint-points.ts';
import { placePoints, squareAxes } from '../points/point-layout.ts';
import { grouped, type Marks, SHAPES, type Shape } from '../points/point-marks.ts';
import { useCorpus, useCorpusStore } from '../store/corpus-context.ts';
import { PROJECTIONS } from '../store/corpus-state.ts';
import { useCellWords } from '../words/use-cell-words.ts';
import { useColumnWords } from '../words/use-column-words.ts';
import { axisNames } from './axis-names.ts';
import styles from './Projection.module.css';
import { type Projected, type ProjectionAnswer, useProjection } from './use-projection.ts';

const HEIGHT = 360;
/** Under the box: the axis' name, and its numbers where it has any. */
const BELOW = { numbers: 42, name: 22 } as const;
const SIDES = ['a', 'b'] as const;
const TERMS = ['branches'] as const;

/** Pooled shared and private vectors of the rows in a plane, before rebalancing and after. */
export function ProjectionPanel() {
  const { t } = useTranslation('corpus');
  const format = useFormat();
  const words = useColumnWords();
  const { look } = useCorpusStore();
  const projected = useCorpus((state) => state.projected);
  const b = useCorpus((state) => state.b);
  const side = b === null ? 'a' : projected.side;
  const answer = useProjection(side, projected.by);
  const network = words.side(side);
  return (
    <div
      data-testid="corpus-projection-panel"
      data-waiting={answer === null || answer.progress !== null || undefined}
    >
      <div className={classes.controls}>
        {b !== null && (
          <Segments
            label={t('projection.network')}
            choices={SIDES}
            isOn={(choice) => side === choice}
            onPress={(choice) => look({ projected: { ...projected, side: choice } })}
            text={words.side}
            testId={(choice) => `corpus-projected-${choice}`}
          />
        )}
        <Segments
          label={t('projection.by')}
          choices={PROJECTIONS}
          isOn={(choice) => projected.by === choice}
          onPress={(choice) => look({ projected: { ...projected, by: choice } })}
          text={(choice) => t(`projection.ways.${choice}`)}
          testId={(choice) => `corpus-projected-${choice}`}
        />
        <span role="status">{answer && progressOf(answer)}</span>
      </div>
      <div className={styles.stages}>
        {(answer?.stages ?? []).map((stage) => (
          <StageChart
            key={stage.stage}
            projected={stage}
            title={t(answer?.rebalanced ? `projection.titles.${stage.stage}` : 'projection.titles.only', {
              network,
            })}
            notes={notesOf(stage, answer as ProjectionAnswer)}
          />
        ))}
      </div>
      {answer && !answer.rebalanced && answer.stages.length > 0 && (
        <p className={classes.note}>{t('projection.same', { network })}</p>
      )}
    </div>
  );

  function progressOf({ progress, failed, stages }: ProjectionAnswer): string {
    if (failed) return t('projection.failed');
    if (progress === null) return stages.length === 0 ? t('projection.few') : '';
    return t('projection.progress', { percent: Math.round(100 * progress) });
  }

  function notesOf({ shares }: Projected, { n, of }: ProjectionAnswer): string {
    const drawn = n < of ? t('projection.some', { n, of }) : t('projection.all', { n });
    return shares
      ? `${drawn} ${t('projection.shares', { percent: format.number(100 * (shares[0] + shares[1]), 0) })}`
      : `${drawn} ${t('projection.axesFree')}`;
  }
}

interface StageChartProps {
  projected: Projected;
  title: string;
  notes: string;
}

/** One stage's vectors: a colour and shape for each modality, filled for shared, outlined for private. */
function StageChart({ projected, title, notes }: StageChartProps) {
  const { t } = useTranslation(['corpus', 'translation']);
  const format = useFormat();
  const words = useColumnWords();
  const cell = useCellWords();
  const columns = useCorpus((state) => state.columns);
  const { ref, width } = useElementSize<HTMLDivElement>();
  const svg = useRef<SVGSVGElement>(null);
  const write = useTickText();
  const widthOf = useTextWidth();
  const { stage, rows, branch, modality, x, y, shares } = projected;
  const { box, axes } = useMemo(() => {
    const placed = (gutter: number) => {
      const room = shares ? BELOW.numbers : BELOW.name;
      const inside = {
        x: gutter,
        y: 20,
        width: Math.max(0, width - gutter - 12),
        height: HEIGHT - 20 - room,
      };
      return { box: inside, axes: squareAxes(x, y, inside, shares !== null) };
    };
    // How much room the numbers take, and which there are, follow from each other: the second time is near enough.
    const { ticks, ...up } = placed(40).axes.y;
    const labels = ticks.map((tick) => write({ ticks, ...up }, tick));
    return placed(shares ? widest(labels, widthOf) + 10 : 1);
  }, [x, y, shares, width, write, widthOf]);
  const names = axisNames(shares, t, format);
  const points = useMemo(
    () =>
      placePoints(
        rows,
        (index) => x[index] as number,
        (index) => y[index] as number,
        axes,
        box,
      ),
    [rows, x, y, axes, box],
  );
  const nameOf = useMemo(
    () => (b: number, m: number) =>
      t('projection.of', {
        branch: t(`translation:branch.${BRANCHES[b] as 'shared'}`),
        modality: t(`translation:modality.${MODALITIES[m] as 'language'}`),
      }),
    [t],
  );
  const marks = useMemo((): Marks => {
    const members = grouped(
      points.index,
      BRANCHES.length * MODALITIES.length,
      (at) => (branch[at] as number) * MODALITIES.length + (modality[at] as number),
    );
    const groups = members.map(({ bin, points: own }) => {
      const [b, m] = [Math.floor(bin / MODALITIES.length), bin % MODALITIES.length];
      return {
        colour: (scheme: 'light' | 'dark') => namedColour(m, scheme),
        shape: SHAPES[m] as Shape,
        hollow: b === 1,
        name: nameOf(b, m),
        points: own,
      };
    });
    return { ramp: null, groups };
  }, [points, branch, modality, nameOf]);
  const source = useChartExport({
    name: `corpus-projection-${stage}`,
    rows: () => [
      [words.measure('row'), t('projection.csv.branch'), t('projection.csv.modality'), names.x, names.y],
      ...Array.from(rows, (row, index) => [
        row + 1,
        BRANCHES[branch[index] as number] as string,
        MODALITIES[modality[index] as number] as string,
        x[index] as number,
        y[index] as number,
      ]),
    ],
    picture: () =>
      svg.current && {
        svg: svg.current,
        underlay: (copy) => drawPoints(copy, points, marks, radiusFor(points.rows.length)),
        legend: marksLegend(marks, null, ['', '']),
        notes: [notes],
      },
  });
  return (
    <ChartFigure
      id={`corpus-projection-${stage}`}
      title={title}
      info={t('projection.info')}
      terms={TERMS}
      source={source}
    >
      <div ref={ref}>
        <PointPlot
          svg={svg}
          width={width}
          height={HEIGHT}
          box={box}
          axes={axes}
          names={names}
          points={points}
          marks={marks}
          label={t('projection.summary', { n: points.rows.length, title })}
          testId={`corpus-projection-points-${stage}`}
          tip={(index) => {
            const row = points.rows[index] as number;
            const at = points.index[index] as number;
            return [
              nameOf(branch[at] as number, modality[at] as number),
              t('heatmap.tip', { row: row + 1 }),
              `${words.measure('label')} ${cell.text('data:label', columns?.get('data:label') ?? null, row)}`,
            ];
          }}
        />
      </div>
      <MarksLegend marks={marks} name={null} ends={['', '']} />
      <p className={classes.note}>
        {notes} {t('projection.points', { n: format.number(points.rows.length, 0) })}
      </p>
    </ChartFigure>
  );
}
