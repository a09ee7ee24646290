import { useTranslation } from 'react-i18next';
import { AboutButton } from '../../about/AboutButton.tsx';
import { VIEW_IDS, type ViewId } from '../../link/view-ids.ts';
import { Logo } from '../../page/icons.tsx';
import { PresentButton } from '../../presenter/PresentButton.tsx';
import { BackendBadge } from './BackendBadge.tsx';
import classes from './Header.module.css';
import { LanguageSwitch } from './LanguageSwitch.tsx';
import { LoadingPill } from './LoadingPill.tsx';
import { ThemeMenu } from './ThemeMenu.tsx';
import { useFit } from './use-fit.ts';

/** What the page is, its views, and what holds for all of them. */
export function Header({ view }: { view: ViewId }) {
  const { t } = useTranslation();
  const header = useFit();
  return (
    <header ref={header} className={`${classes.header} presenter-header`}>
      <span className={classes.brand} title={t('app.tagline')}>
        <Logo />
        <span className={classes.name}>{t('app.name')}</span>
      </span>
      {VIEW_IDS.length > 1 && (
        <nav aria-label={t('views.label')} className={classes.views}>
          {VIEW_IDS.map((id) => (
            <a key={id} href={`#/${id}`} aria-current={id === view ? 'page' : undefined}>
              {t(`views.${id}`)}
            </a>
          ))}
        </nav>
      )}
      <span className={classes.tagline}>{t('app.tagline')}</span>
      <div className={classes.tools}>
        <LoadingPill />
        <BackendBadge />
        <AboutButton />
        <PresentButton />
        <LanguageSwitch />
        <ThemeMenu />
      </div>
    </header>
  );
}
