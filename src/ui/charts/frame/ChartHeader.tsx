import { memo, type ReactNode, type RefObject, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Term } from '../../glossary/Term.tsx';
import { TermText } from '../../glossary/TermText.tsx';
import type { GlossaryTerm } from '../../locales/en/glossary.ts';
import { IconButton } from '../../page/IconButton.tsx';
import { Popup, PopupMenu } from '../../page/popups.tsx';
import { showNotice } from '../../problems/notices.tsx';
import { ProblemDetails } from '../../problems/ProblemDetails.tsx';
import { APP_NAME, useFigureSource } from '../figure/figure-source.ts';
import { presentTextWidth } from '../labels/use-text-width.ts';
import classes from './ChartHeader.module.css';
import { type ChartExport, useCollected } from './chart-collection.ts';
import { csvText } from './csv.ts';
import { saveFile } from './save-file.ts';

/** Keeps the newest export in a ref that never changes. */
export function useChartExport(chart: ChartExport): RefObject<ChartExport> {
  const latest = useRef(chart);
  useEffect(() => {
    latest.current = chart;
  });
  return latest;
}

interface ChartHeaderProps {
  id: string;
  title: string;
  info: string;
  terms?: readonly GlossaryTerm[];
  /** A ref, so that a new prediction does not render the header again; absent where there is nothing to export. */
  source?: RefObject<ChartExport>;
  aside?: ReactNode;
}

/**
 * A chart's title, its one sentence of explanation with the words it uses, and its export menu. Only `aside` may change
 * with a prediction; the rest does not render again.
 */
export function ChartHeader(props: ChartHeaderProps) {
  const { id, title, info, terms, source, aside } = props;
  useCollected(title, info, source);
  return (
    <header className={classes.header}>
      <h3 id={id} className={classes.title}>
        <TermText>{title}</TermText>
      </h3>
      <Info title={title} info={info} terms={terms ?? NO_TERMS} />
      <span className={classes.aside}>{aside}</span>
      {source && <ExportMenu title={title} source={source} />}
    </header>
  );
}

interface ChartFigureProps extends Omit<ChartHeaderProps, 'id'> {
  /** Of the figure; its title's begins with it. */
  id: string;
  className?: string | undefined;
  children: ReactNode;
}

/** A chart under its header, which names it. */
export function ChartFigure({ id, className, children, ...header }: ChartFigureProps) {
  return (
    <figure aria-labelledby={`${id}-title`} className={className} data-testid={id}>
      <ChartHeader id={`${id}-title`} {...header} />
      {children}
    </figure>
  );
}

const NO_TERMS: readonly GlossaryTerm[] = [];

interface InfoProps {
  title: string;
  info: string;
  terms: readonly GlossaryTerm[];
}

const Info = memo(function Info({ title, info, terms }: InfoProps) {
  const { t } = useTranslation();
  return (
    <Popup
      width={340}
      position="bottom-start"
      label={title}
      className={classes.popover ?? ''}
      target={<IconButton icon="info" iconSize={14} size={22} label={t('chart.about', { title })} />}
    >
      <p>
        <TermText>{info}</TermText>
      </p>
      {terms.length > 0 && (
        <ul className={classes.terms} aria-label={t('chart.words')}>
          {terms.map((term) => (
            <li key={term}>
              <Term term={term}>{t(`glossary.${term}.name`)}</Term>
            </li>
          ))}
        </ul>
      )}
    </Popup>
  );
});

const ExportMenu = memo(function ExportMenu({
  title,
  source,
}: Required<Pick<ChartHeaderProps, 'title' | 'source'>>) {
  const { t, i18n } = useTranslation();
  const origin = useFigureSource();
  const pictures = source.current.picture !== null;
  const saved = async (kind: 'png' | 'svg' | 'csv') => {
    const { name, picture, rows } = source.current;
    if (kind === 'csv') return saveFile(new Blob([csvText(rows())], { type: 'text/csv' }), `${name}.csv`);
    const drawn = picture?.();
    if (!drawn) return;
    const words = { title, source: [...origin(), new Date().toLocaleString(i18n.language), APP_NAME] };
    const { figureSvg } = await import('../figure/figure-svg.ts');
    const svg = figureSvg(drawn, words, presentTextWidth());
    if (kind === 'svg') return saveFile(new Blob([svg], { type: 'image/svg+xml' }), `${name}.svg`);
    const { pngBlob } = await import('../figure/png.ts');
    saveFile(await pngBlob(svg), `${name}.png`);
  };
  const orTell = (saving: Promise<void>) => {
    saving.catch((cause: unknown) => {
      const raw = cause instanceof Error ? cause.message : String(cause);
      showNotice({
        title: t('chart.exportFailed'),
        message: <ProblemDetails raw={raw} />,
        color: 'orange',
      });
    });
  };
  return (
    <PopupMenu
      target={<IconButton icon="export" iconSize={14} size={22} label={t('chart.export', { title })} />}
      choices={[
        ...(pictures ? (['png', 'svg', 'csv'] as const) : (['csv'] as const)).map((kind) => ({
          text: t(`chart.${kind}`),
          onClick: () => orTell(saved(kind)),
        })),
        ...(source.current.files ?? []).map(({ text, name, make }) => ({
          text,
          onClick: () => orTell(make().then((blob) => saveFile(blob, name))),
        })),
      ]}
    />
  );
});
