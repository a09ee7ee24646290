import { VisuallyHidden } from '@mantine/core';
import { type ReactNode, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { TermText } from '../glossary/TermText.tsx';
import { Icon } from '../page/icons.tsx';
import { PartNote } from '../problems/PartNote.tsx';
import { ExperimentBar } from './experiment/ExperimentBar.tsx';
import { LabBar } from './LabBar.tsx';
import { LabFigureSource } from './LabFigureSource.tsx';
import classes from './LaboratoryView.module.css';
import { LabProvider } from './LabProvider.tsx';
import { MomentPicture } from './material/picture/MomentPicture.tsx';
import { PANELS } from './panels/panels.ts';
import { SectionNav } from './SectionNav.tsx';
import { LAB_SECTIONS, type LabSection, sectionId } from './state/sections.ts';
import { isStale } from './state/stale.ts';
import { useLab, useLabStore } from './store/lab-context.ts';

/** The Laboratory: everything the network does with one window of the session, stage by stage. */
export function LaboratoryView() {
  const { t } = useTranslation();
  const bar = useRef<HTMLDivElement>(null);
  return (
    <LabProvider>
      <VisuallyHidden component="h1">{t('views.laboratory')}</VisuallyHidden>
      <div ref={bar} className={classes.top}>
        <LabBar />
        <SectionNav bar={bar} />
      </div>
      <div className={classes.network}>
        <PartNote part="network" />
      </div>
      <div className={classes.setting} data-controls>
        <ExperimentBar />
        <MomentPicture />
      </div>
      <LabFigureSource>
        <Answers>
          {LAB_SECTIONS.map((name) => {
            const Panels = PANELS[name];
            return (
              <Section key={name} name={name}>
                <Panels />
              </Section>
            );
          })}
        </Answers>
      </LabFigureSource>
    </LabProvider>
  );
}

/** All charts: paler while the answer to what is chosen now is still on its way. */
function Answers({ children }: { children: ReactNode }) {
  const stale = useLab(isStale);
  return (
    <div className={classes.answers} data-stale={stale || undefined} aria-busy={stale}>
      {children}
    </div>
  );
}

interface SectionProps {
  name: LabSection;
  children: ReactNode;
}

/** One stage of the network: its heading folds it up, so that a person can put two distant ones beside one another. */
function Section({ name, children }: SectionProps) {
  const { t } = useTranslation();
  const heading = useId();
  const open = useLab(({ folded }) => !folded.includes(name));
  const { fold } = useLabStore();
  return (
    <section
      id={sectionId(name)}
      aria-labelledby={heading}
      className={classes.section}
      data-testid={`lab-section-${name}`}
      data-panel={name}
      data-first={name === LAB_SECTIONS[0] || undefined}
    >
      <h2 id={heading}>
        <button type="button" aria-expanded={open} onClick={() => fold(name)}>
          <Icon name="fold" size={14} />
          {t(`lab.sections.${name}.title`)}
        </button>
      </h2>
      {open && (
        <>
          <p>
            <TermText>{t(`lab.sections.${name}.about`)}</TermText>
          </p>
          <div className={classes.grid}>{children}</div>
        </>
      )}
    </section>
  );
}
