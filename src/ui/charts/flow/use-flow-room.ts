import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { MODALITIES } from '../../../model/modalities.ts';
import { useFormat } from '../../locales/use-format.ts';
import { useTextWidth } from '../labels/use-text-width.ts';
import { type FlowRoom, flowRoom } from './flow-labels.ts';

/** Room for the flow diagram's labels. It depends on what they may say, not on the present numbers: nothing jumps. */
export function useFlowRoom(width: number): FlowRoom {
  const { t } = useTranslation();
  const format = useFormat();
  const widthOf = useTextWidth();
  return useMemo(
    () =>
      flowRoom(
        {
          names: MODALITIES.map((modality) => t(`modality.${modality}`)),
          amounts: [format.number(0.25), ...MODALITIES.map((modality) => t(`absent.${modality}`))],
          signs: [t('flow.raised'), t('flow.lowered')],
          sums: [format.signed(-0.25)],
          rule: t('flow.scale', { points: format.number(0.25) }),
        },
        width,
        widthOf,
      ),
    [t, format, width, widthOf],
  );
}
