import { Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { TermText } from '../../../glossary/TermText.tsx';
import { useFormat } from '../../../locales/use-format.ts';
import type { ContributionTable } from '../../prediction/contribution-table.ts';
import { CellRamp } from '../CellRamp.tsx';
import classes from './ContributionHeatmap.module.css';
import { FIXED_LIMIT } from './fixed-scale.ts';
import { rampWords } from './heatmap-legend.ts';

interface HeatmapFooterProps {
  table: ContributionTable;
  limit: number;
  fixedScale: boolean;
  onFixedScale: (fixed: boolean) => void;
  /** Of a class head: everything is in logits already. */
  inLogits: boolean;
}

/** The colour legend, and the sum written out: all cells + bias = prediction. */
export function HeatmapFooter(props: HeatmapFooterProps) {
  const { table, limit, fixedScale, onFixedScale, inLogits } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const { ends, unit, reach, beyond } = rampWords(limit, { table, inLogits, t, format });
  return (
    <div className={classes.footer}>
      <div className={classes.legend}>
        <CellRamp scale={{ kind: 'signed', limit }} ends={ends} width={112} />
        <span className={classes.legendUnit}>
          <TermText>{unit}</TermText>
        </span>
        <span data-testid="heatmap-scale" data-limit={limit} data-beyond={beyond}>
          {reach}
        </span>
        <Switch
          size="xs"
          className={classes.fixed}
          label={t('heatmap.fixed', { limit: format.number(FIXED_LIMIT, 1) })}
          checked={fixedScale}
          onChange={(event) => onFixedScale(event.currentTarget.checked)}
          data-testid="fixed-scale"
        />
      </div>
      <p className={classes.equation}>
        <span>
          {t('heatmap.total')}{' '}
          <span className={classes.number} data-testid="heatmap-sum" data-value={table.total}>
            {format.signed(table.total)}
          </span>
        </span>
        <span aria-hidden="true">+</span>
        <span>
          <TermText>{t('heatmap.bias')}</TermText>{' '}
          <span className={classes.number} data-testid="heatmap-bias" data-value={table.bias}>
            {format.signed(table.bias)}
          </span>
        </span>
        <span aria-hidden="true">=</span>
        <span>
          <TermText>{t(inLogits ? 'heatmap.logit' : 'heatmap.prediction')}</TermText>{' '}
          <strong>{format.signed(table.sentiment)}</strong>
        </span>
        <span className={classes.logit} hidden={inLogits}>
          <TermText>{t('heatmap.logit')}</TermText>{' '}
          <span className={classes.number} data-testid="logit" data-value={table.logit}>
            {format.signed(table.logit)}
          </span>
        </span>
      </p>
    </div>
  );
}
