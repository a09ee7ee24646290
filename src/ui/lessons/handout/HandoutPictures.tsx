import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CsvValue } from '../../charts/frame/csv.ts';
import { useFormat } from '../../locales/use-format.ts';
import { useSampleText } from '../../source/SourceSwitcher.tsx';
import type { HandoutPicture } from './handout-picture.ts';
import classes from './LessonHandout.module.css';

/** The pictures of one step, each with the moment it shows. */
export function HandoutPictures({ pictures }: { pictures: readonly HandoutPicture[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const sample = useSampleText();
  if (pictures.length === 0) return null;
  return (
    <div className={classes.pictures}>
      {pictures.map((picture) => {
        const { place, said } = picture;
        const where = place
          ? t('lessons.pictures.place', {
              name: sample(place.sample).name,
              seconds: format.number(place.seconds, 1),
            })
          : '';
        const alt = where ? t('lessons.pictures.alt', { chart: picture.title, place: where }) : picture.title;
        return (
          <figure key={picture.name} data-testid={`handout-picture-${picture.name}`}>
            {picture.svg === null ? (
              <NumberTable title={picture.title} rows={picture.rows} />
            ) : (
              <Svg svg={picture.svg} alt={alt} />
            )}
            <figcaption>
              <strong>{picture.title}</strong>{' '}
              {said
                ? t('lessons.pictures.caption', {
                    place: where,
                    sentiment: format.signed(said.sentiment, 1),
                    balance: format.signed(said.balance),
                  })
                : where}
            </figcaption>
          </figure>
        );
      })}
    </div>
  );
}

function Svg({ svg, alt }: { svg: string; alt: string }) {
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [svg]);
  return address ? <img src={address} alt={alt} /> : null;
}

function NumberTable({ title, rows }: { title: string; rows: readonly (readonly CsvValue[])[] }) {
  const format = useFormat();
  const [heading = [], ...lines] = rows;
  const text = (value: CsvValue) =>
    typeof value === 'number' ? format.number(value, Number.isInteger(value) ? 0 : undefined) : (value ?? '');
  return (
    <table className={classes.numbers} aria-label={title}>
      <thead>
        <tr>
          {heading.map((name) => (
            <th key={name}>{name}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.slice(0, 3).join(' ')}>
            {line.map((value, column) => (
              <td key={heading[column]}>{text(value)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
