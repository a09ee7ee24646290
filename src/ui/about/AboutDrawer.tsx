import { Button, Drawer } from '@mantine/core';
import { useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { GlossaryList } from '../glossary/GlossaryList.tsx';
import { type GlossaryTerm, glossary } from '../locales/en/glossary.ts';
import { type CardBlock, cardBlocks, siblingCards } from '../model-card/card-blocks.ts';
import { readCard } from '../model-card/read-card.ts';
import { OfflineNote } from '../offline/OfflineNote.tsx';
import { Segments } from '../page/Segments.tsx';
import { ProblemDetails } from '../problems/ProblemDetails.tsx';
import { startTour } from '../tour/tour-store.ts';
import classes from './AboutDrawer.module.css';

const TERMS = Object.keys(glossary) as GlossaryTerm[];

/** What the model was trained on, what it cannot do, its card, and the words of the method. */
export function AboutDrawer({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const takeTour = () => {
    onClose();
    window.location.hash = '#/live';
    startTour();
  };
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      position="right"
      size="min(100%, 60rem)"
      title={t('about.title')}
      closeButtonProps={{ 'aria-label': t('about.close') }}
    >
      <div className={classes.about}>
        <p className={classes.lead}>{t('about.trained')}</p>
        <p className={classes.lead}>{t('about.limits')}</p>
        <p>{t('about.design')}</p>
        <OfflineNote />
        <p>
          <Button size="compact-sm" variant="default" data-testid="tour-again" onClick={takeTour}>
            {t('tour.again')}
          </Button>
        </p>
        <Cards />
        <h2>{t('about.glossary')}</h2>
        <GlossaryList terms={TERMS} />
      </div>
    </Drawer>
  );
}

const SHIPPED = 'dbr';

/** The card that lies beside the weights, and those of the networks it is compared with where they are there. */
function Cards() {
  const { t } = useTranslation();
  const [shown, setShown] = useState(SHIPPED);
  const [names, setNames] = useState([SHIPPED]);
  return (
    <>
      <h2>{t('about.card')}</h2>
      {names.length > 1 && (
        <Segments
          className={classes.cards}
          label={t('about.whichCard')}
          choices={names}
          isOn={(name) => name === shown}
          onPress={setShown}
          text={(name) => name}
          testId={(name) => `card-${name}`}
        />
      )}
      <Card
        key={shown}
        name={shown}
        onRead={(markdown) => {
          if (shown === SHIPPED) setNames([SHIPPED, ...siblingCards(markdown)]);
        }}
      />
    </>
  );
}

/** @param onRead is given the card's Markdown once it is there */
function Card({ name, onRead }: { name: string; onRead: (markdown: string) => void }) {
  const { t } = useTranslation();
  const [blocks, setBlocks] = useState<CardBlock[] | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const read = useEffectEvent((markdown: string) => {
    setBlocks(cardBlocks(markdown));
    onRead(markdown);
  });
  useEffect(() => {
    const controller = new AbortController();
    readCard(name, controller.signal)
      .then(read)
      .catch((cause: unknown) => {
        if (!controller.signal.aborted) setFailure(cause instanceof Error ? cause.message : String(cause));
      });
    return () => controller.abort();
  }, [name]);
  if (failure !== null) {
    return (
      <div role="alert">
        <p>
          {t('about.cardMissing')} {t('about.cardMissingAction')}
        </p>
        <ProblemDetails raw={failure} />
      </div>
    );
  }
  if (!blocks) return <p>{t('about.cardLoading')}</p>;
  return blocks.map((block, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the card does not change, a block's place is its identity
    <Block key={index} block={block} />
  ));
}

function Block({ block }: { block: CardBlock }) {
  const { t } = useTranslation();
  switch (block.kind) {
    case 'heading':
      return block.level <= 1 ? null : <h3>{block.text}</h3>;
    case 'paragraph':
      return <p>{block.text}</p>;
    case 'code':
      return <pre>{block.text}</pre>;
    case 'list':
      return (
        <ul>
          {block.items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      );
    case 'table':
      return (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: reached by keyboard, because a wide table scrolls
        <section className={classes.table} aria-label={t('about.table')} tabIndex={0}>
          <table>
            <thead>
              <tr>
                {block.head.map((cell, column) =>
                  cell ? (
                    <th key={cell} scope="col" data-align={block.align[column]}>
                      {cell}
                    </th>
                  ) : (
                    <td key="corner" />
                  ),
                )}
              </tr>
            </thead>
            <tbody>
              {block.rows.map((row) => (
                <tr key={row.join('|')}>
                  {row.map((cell, column) => (
                    <td key={block.head[column] ?? cell} data-align={block.align[column]}>
                      {cell}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      );
  }
}
