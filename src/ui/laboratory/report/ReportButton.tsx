import { ActionIcon, Loader, Tooltip } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { imbalanceOf } from '../../../diagnostics/index.ts';
import { APP_NAME } from '../../charts/figure/figure-source.ts';
import { figureSvg } from '../../charts/figure/figure-svg.ts';
import type { CollectedChart } from '../../charts/frame/chart-collection.ts';
import { saveFile } from '../../charts/frame/save-file.ts';
import { useIntervalWords } from '../../charts/gauges/use-interval-words.ts';
import { presentTextWidth } from '../../charts/labels/use-text-width.ts';
import { useFormat } from '../../locales/use-format.ts';
import type { CardBlock } from '../../model-card/card-blocks.ts';
import { readCard } from '../../model-card/read-card.ts';
import { Icon } from '../../page/icons.tsx';
import { showNotice } from '../../problems/notices.tsx';
import { ProblemDetails } from '../../problems/ProblemDetails.tsx';
import { cardDigest } from '../../report/card-digest.ts';
import { type Report, type ReportChart, reportHtml } from '../../report/report-html.ts';
import { useSampleText } from '../../source/SourceSwitcher.tsx';
import { useLabHash } from '../link/use-lab-hash.ts';
import { PANELS } from '../panels/panels.ts';
import type { Exploration } from '../state/comparison.ts';
import { LAB_SECTIONS, type LabSection } from '../state/sections.ts';
import { useLab, useLabStore } from '../store/lab-context.ts';
import { ReportStage } from './ReportStage.tsx';
import { figureSettings, settingsOf } from './settings.ts';

/** One click makes a report of the present view and hands it over as a file. */
export function ReportButton() {
  const { t } = useTranslation();
  const there = useLab((lab) => lab.exploration !== null);
  const [making, setMaking] = useState(false);
  return (
    <>
      <Tooltip label={t('lab.report.make')}>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={making ? t('lab.report.making') : t('lab.report.make')}
          data-testid="lab-report"
          disabled={making || !there}
          onClick={() => setMaking(true)}
        >
          {making ? <Loader size={14} color="gray" /> : <Icon name="report" />}
        </ActionIcon>
      </Tooltip>
      {making && <Making onDone={() => setMaking(false)} />}
    </>
  );
}

/** Draws what is to be reported, writes it down, and is done. */
function Making({ onDone }: { onDone: () => void }) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const { state } = useLabStore();
  const hash = useLabHash();
  const recording = useSampleText();
  const intervalWords = useIntervalWords();
  const [lab] = useState(() => state.getState());
  const sections = LAB_SECTIONS.filter((section) => !lab.folded.includes(section));

  const write = async (charts: ReadonlyMap<LabSection, readonly CollectedChart[]>) => {
    const { exploration, subject } = lab;
    if (!exploration) return;
    const { shown } = exploration;
    const names = { t, format, recording: (id: string) => recording(id).name };
    const settings = settingsOf(lab, names);
    const at = new Date().toLocaleString(i18n.language);
    const origin = [...figureSettings(lab, names), at, APP_NAME];
    const report: Report = {
      language: i18n.language,
      title: t('lab.report.title'),
      subtitle: t('lab.report.made', { at }),
      settings: [
        ...settings,
        [t('lab.report.words'), shown.window.texts.map(({ text }) => text).join(' ')],
        [
          t('heatmap.prediction'),
          [format.signed(shown.sentiment, 1), shown.interval && intervalWords(shown.interval)]
            .filter(Boolean)
            .join('; '),
        ],
        [t('heatmap.logit'), format.signed(shown.logit)],
        ['β', format.signed(shown.balance)],
        [t('lab.compare.number.imbalance'), format.number(imbalanceOf(shown.trace).byModality ?? 0)],
      ],
      link: new URL(hash, window.location.href).href,
      sections: sections.map((section) => ({
        title: t(`lab.sections.${section}.title`),
        about: t(`lab.sections.${section}.about`),
        charts: (charts.get(section) ?? []).map((chart) => chartOf(chart, origin)),
      })),
      card: (await Promise.all(networksOf(exploration).map(digestOf))).flat(),
      words: {
        settings: t('lab.report.view'),
        link: t('lab.report.link'),
        card: t('lab.report.card'),
        lines: (count) => t('lab.report.lines', { count }),
        cut: (shownLines) => t('lab.report.cut', { count: shownLines }),
        csv: t('chart.csv'),
      },
    };
    const name =
      subject.kind === 'recording'
        ? `${subject.id}-${subject.seconds}s`
        : subject.kind === 'features'
          ? `own-${subject.index + 1}`
          : subject.kind === 'text'
            ? 'typed'
            : 'live';
    saveFile(new Blob([reportHtml(report)], { type: 'text/html' }), `dbr-report-${name}.html`);
  };

  return (
    <ReportStage
      sections={sections}
      render={(section) => {
        const Panels = PANELS[section];
        return <Panels />;
      }}
      onDrawn={(charts) => {
        write(charts)
          .catch((cause: unknown) => {
            const raw = cause instanceof Error ? cause.message : String(cause);
            showNotice({
              title: t('lab.report.failed'),
              message: <ProblemDetails raw={raw} />,
              color: 'orange',
            });
          })
          .finally(onDone);
      }}
    />
  );
}

/** The networks whose numbers are shown; a person's own weights have no card. */
function networksOf({ a, b }: Exploration): string[] {
  const names = [a, b].flatMap((side) => (side ? [side.weights.network] : []));
  return [...new Set(names)].filter((name) => name !== 'own');
}

/** @throws Error when the network has no card: a report without the model's limits is none */
async function digestOf(network: string): Promise<CardBlock[]> {
  const card = await readCard(network);
  // What reads Markdown is large, and a report is made seldom.
  const { cardBlocks } = await import('../../model-card/card-blocks.ts');
  return [{ kind: 'heading', level: 2, text: network }, ...cardDigest(cardBlocks(card))];
}

function chartOf({ title, info, source }: CollectedChart, origin: readonly string[]): ReportChart {
  const { name, picture, rows } = source.current;
  const drawn = picture?.();
  return {
    name,
    title,
    info,
    picture: drawn ? figureSvg(drawn, { title, source: origin }, presentTextWidth()) : null,
    rows: rows(),
  };
}
