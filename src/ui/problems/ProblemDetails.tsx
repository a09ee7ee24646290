import { useTranslation } from 'react-i18next';
import classes from './ProblemDetails.module.css';

/** What a library or the browser said of a problem, for whoever wants to know; folded up. */
export function ProblemDetails({ raw }: { raw: string | undefined }) {
  const { t } = useTranslation();
  if (!raw) return null;
  return (
    <details className={classes.details}>
      <summary>{t('details')}</summary>
      <code>{raw}</code>
    </details>
  );
}
