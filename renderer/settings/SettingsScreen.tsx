// The theme, accounts, packs, where the library is, and the licences.

import { Package } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PackSummary } from '../../shared/api.ts';
import { AccountsSection } from '../accounts/AccountsSection.tsx';
import { useConnection } from '../shell/connection.ts';
import { Failed } from '../shell/Failed.tsx';
import { chooseLanguage, chooseSingleKeys, chooseTheme } from '../shell/preferences.ts';
import { languages } from '../i18n/index.ts';
import { useAnswer } from '../shell/useAnswer.ts';
import { tell, tellFault, useView, type Theme } from '../shell/viewStore.ts';
import { Drop, Pick, Segments, Tick } from '../ui/index.ts';
import './settings.css';

const themes: readonly Theme[] = ['system', 'light', 'dark'];

export function SettingsScreen(): ReactNode {
  const { t } = useTranslation();
  const { studio } = useConnection();
  const info = useAnswer(() => studio.studio.info(), [studio], []);
  const packs = useAnswer(() => studio.packs.list(), [studio], ['packsChanged']);
  if (packs.fault) return <Failed thrown={packs.fault} onRetry={packs.askAgain} />;
  return (
    <div className="page">
      <div className="page-body settings">
        <header className="page-head">
          <h1 className="page-title">{t('settings.title')}</h1>
        </header>
        <Preferences />
        <AccountsSection />
        <Packs packs={packs.value ?? []} onChange={packs.askAgain} />
        <h2 className="section-title">{t('settings.about')}</h2>
        <dl className="facts card">
          <dt>{t('settings.library')}</dt>
          <dd>
            <code>{info.value?.library}</code>
          </dd>
          <dt>{t('settings.version')}</dt>
          <dd>{info.value?.version}</dd>
          <dt>{t('settings.zone')}</dt>
          <dd>{info.value?.zone}</dd>
          <dt>{t('settings.network')}</dt>
          <dd>{t('settings.networkWords')}</dd>
          <dt>{t('settings.licences')}</dt>
          <dd>{t('settings.licencesWords')}</dd>
        </dl>
      </div>
    </div>
  );
}

function Preferences(): ReactNode {
  const { t } = useTranslation();
  const connection = useConnection();
  const theme = useView((view) => view.theme);
  const language = useView((view) => view.language);
  const hasSingleKeys = useView((view) => view.hasSingleKeys);
  return (
    <section className="preferences" aria-labelledby="preferences-title">
      <h2 className="section-title" id="preferences-title">
        {t('settings.look')}
      </h2>
      <Segments
        label={t('settings.theme')}
        value={theme}
        options={themes.map((id) => ({ id, name: t(`settings.themes.${id}`) }))}
        onChange={(id) => void chooseTheme(connection, themes.find((one) => one === id) ?? 'system').catch(tellFault)}
      />
      <Pick
        label={t('settings.language')}
        value={language}
        options={[{ id: 'system', name: t('settings.systemLanguage') }, ...languages.map(({ id, name }) => ({ id, name }))]}
        onChange={(id) => void chooseLanguage(connection, id).catch(tellFault)}
      />
      <Tick isSelected={hasSingleKeys} onChange={(isOn) => void chooseSingleKeys(connection, isOn).catch(tellFault)}>
        {t('settings.singleKeys')}
      </Tick>
    </section>
  );
}

function Packs({ packs, onChange }: { packs: readonly PackSummary[]; onChange: () => void }): ReactNode {
  const { t } = useTranslation();
  const { studio } = useConnection();
  const [isInstalling, setInstalling] = useState(false);
  const install = async (files: readonly File[]): Promise<void> => {
    setInstalling(true);
    try {
      for (const file of files) {
        const pack = await studio.packs.install({ name: file.name, file });
        tell(t('settings.installed', { name: pack.name, version: pack.version }));
      }
      onChange();
    } catch (thrown) {
      tellFault(thrown);
    } finally {
      setInstalling(false);
    }
  };
  return (
    <section aria-labelledby="packs-title">
      <h2 className="section-title" id="packs-title">
        {t('settings.packs')}
      </h2>
      <ul className="packs">
        {packs.map((pack) => (
          <li key={`${pack.id}@${pack.version}`} className="pack card">
            <Package size={20} strokeWidth={1.75} aria-hidden />
            <div className="pack-words">
              <h3>
                <bdi>{pack.name}</bdi> <span className="muted">{pack.version}</span>
              </h3>
              <p>
                <bdi>{pack.description}</bdi>
              </p>
              <p className="muted small">
                {t('settings.packBy', { author: pack.author, licence: pack.licence })} · {t('settings.packTemplates', { count: pack.templates.length })}
              </p>
            </div>
            {pack.bundled ? <span className="chip">{t('settings.bundled')}</span> : null}
          </li>
        ))}
      </ul>
      <Drop
        isCompact
        label={t('settings.install')}
        words={isInstalling ? t('settings.installing') : t('settings.installWords')}
        accepts={['.pointpack']}
        onFiles={(files) => void install(files)}
      />
    </section>
  );
}
