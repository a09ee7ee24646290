import { UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Utterance } from '../../../session/types.ts';
import { useFormat } from '../../locales/use-format.ts';
import { solidColour } from '../../theme/colours.ts';
import { useScheme } from '../../theme/use-scheme.ts';
import classes from './Timeline.module.css';
import { type TimeSpan, utteranceBlocks } from './timeline-shape.ts';

interface UtteranceBlocksProps {
  utterances: readonly Utterance[];
  span: TimeSpan;
  left: number;
  width: number;
  inspectedId: string | null;
  onInspect: (id: string | null) => void;
  canInspect: (id: string) => boolean;
}

/** Utterances as blocks on the timeline; pressing one looks at its last window again. */
export function UtteranceBlocks(props: UtteranceBlocksProps) {
  const scheme = useScheme();
  const { utterances, span, left, width, inspectedId, onInspect, canInspect } = props;
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <ul className={classes.blocks} aria-label={t('timeline.utterances')} style={{ marginLeft: left }}>
      {utteranceBlocks(utterances, span, width, 8).map(({ utterance, left: at, width: wide }) => {
        const { id, sentiment, endSeconds } = utterance;
        const text = utterance.text || t('timeline.untitled');
        const label =
          endSeconds === null
            ? t('timeline.utteranceOpen', { text })
            : t('timeline.utterance', {
                text,
                value: sentiment === null ? '–' : format.signed(sentiment, 1),
              });
        return (
          <li key={id} style={{ left: at, width: wide }}>
            <UnstyledButton
              className={classes.block}
              data-open={endSeconds === null || undefined}
              data-inspected={id === inspectedId || undefined}
              style={{ background: sentiment === null ? undefined : solidColour(sentiment / 3, scheme) }}
              title={label}
              aria-label={label}
              aria-pressed={id === inspectedId}
              disabled={!canInspect(id)}
              onClick={() => onInspect(id === inspectedId ? null : id)}
            />
          </li>
        );
      })}
    </ul>
  );
}
