import type { TFunction } from 'i18next';
import { PLAYERS, STAGES } from '../../../model/modalities.ts';
import type { Setup } from '../../../model/network-choice.ts';
import { stepName } from '../../charts/cells/matrix/address-name.ts';
import { type Word, wordsOf } from '../../charts/prediction/words.ts';
import type { Format } from '../../locales/use-format.ts';
import { linkOf } from '../link/use-lab-hash.ts';
import type { LabState } from '../state/lab-state.ts';
import type { LabLink } from '../store/address/lab-link.ts';

/** How the settings are called in the page's language. */
export interface SettingNames {
  t: TFunction;
  format: Format;
  /** A recording's name. */
  recording: (id: string) => string;
}

/** The choice a person made: a network trained without a stage is DBR with that stage off. */
function familyOf(network: Setup['network']): 'dbr' | 'plain' | 'own' {
  return network === 'plain' || network === 'own' ? network : 'dbr';
}

/** What a figure says of where it is from; the rest says how the view was looked at. */
const OF_A_FIGURE = ['subject', 'words', 'swap', 'a', 'b'] as const satisfies readonly (keyof LabLink)[];

/** Session, moment, changes of the material and network, as a figure names them. */
export function figureSettings(state: LabState, names: SettingNames): string[] {
  const { t, format } = names;
  const subject = t('lab.report.settings.subject');
  const end = state.exploration?.shown.window.endSeconds;
  // A live session's windows have no name but their time.
  const moment = (name: string) =>
    state.subject.kind === 'live' && end !== undefined
      ? t('figure.moment', { name, time: format.clock(end, true) })
      : name;
  return settingsOf(state, names, OF_A_FIGURE).map(([name, value]) =>
    name === subject ? moment(value) : t('figure.named', { name, value }),
  );
}

/**
 * Settings of the view by their names, as a person reads them; those that say nothing are left out.
 *
 * @param parts which of them; all unless told otherwise
 */
export function settingsOf(
  state: LabState,
  names: SettingNames,
  parts?: readonly (keyof LabLink)[],
): [string, string][] {
  const { t, format, recording } = names;
  const { original, window } = state.viewed ?? {};
  const words: readonly Word[] = wordsOf(original?.tokens ?? []);
  const moment = ({ id, seconds }: { id: string; seconds: number }) =>
    t('lab.report.moment', { name: recording(id), at: format.number(seconds) });
  const setup = ({ network, stages, scales }: Setup) => {
    const off = STAGES.filter((stage) => !stages[stage]).map((stage) => stage.toUpperCase());
    const scaled = PLAYERS.flatMap(({ branch, modality }, index) => {
      const factor = scales[index] ?? 1;
      const name = t('heatmap.name', { branch: t(`branch.${branch}`), modality: t(`modality.${modality}`) });
      return factor === 1 ? [] : [`${name} × ${format.number(factor)}`];
    });
    const without = off.length > 0 ? [t('lab.report.without', { stages: off.join(', ') })] : [];
    return [t(`lab.experiment.choice.${familyOf(network)}`), ...without, ...scaled].join('; ');
  };
  const told: { [Part in keyof LabLink]: (value: LabLink[Part]) => string } = {
    subject(subject) {
      if (subject.kind === 'recording') return moment(subject);
      if (subject.kind === 'live') return t('lab.material.live');
      if (subject.kind === 'text') return '';
      const { name = '', labels = [] } = state.features?.overview ?? {};
      return `${name}, ${t('lab.material.own.which', { number: subject.index + 1, count: labels.length })}`;
    },
    text: (text) => text ?? '',
    words: (replaced) =>
      Object.entries(replaced)
        .map(([index, text]) =>
          t('lab.material.edit.markWord', { word: words[Number(index)]?.text ?? index, text }),
        )
        .join(', '),
    swap: (swap) =>
      swap
        ? t('lab.material.edit.markSwap', {
            modality: t(`modality.${swap.modality}`),
            name: recording(swap.from.id),
            at: format.number(swap.from.seconds),
          })
        : '',
    a: setup,
    b: (b) => (b ? setup(b) : ''),
    show: (show) => (state.comparison.b ? t(`lab.compare.side.${show}`) : ''),
    modality: (modality) => t(`modality.${modality}`),
    pinned: (pinned) => {
      if (!pinned) return '';
      const stepNames = { t, format, tokens: window?.tokens ?? [], numbered: window?.numbered ?? false };
      const at = pinned.kind === 'step' ? [stepName(stepNames, pinned.modality, pinned.step)] : [];
      return [t(`modality.${pinned.modality}`), ...at].join(', ');
    },
    head: (head) => (head === null ? '' : t('lab.place.head', { number: head + 1 })),
    fixedScale: (fixed) => (fixed ? t('lab.report.fixedScale') : ''),
    folded: (folded) => folded.map((section) => t(`lab.sections.${section}.title`)).join('; '),
  };
  const link = linkOf(state);
  const tell = <Part extends keyof LabLink>(part: Part): [string, string] => [
    t(`lab.report.settings.${part}`),
    told[part](link[part]),
  ];
  return (parts ?? (Object.keys(told) as (keyof LabLink)[])).map(tell).filter(([, value]) => value !== '');
}
