// The first screen: the designs of the library, and templates drawn with their sample points.

import { FolderOpen, Plus, Sheet } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button as AriaButton } from 'react-aria-components';
import type { TemplateSummary } from '../../shared/api.ts';
import { useConnection } from '../shell/connection.ts';
import { Failed } from '../shell/Failed.tsx';
import { useAnswer } from '../shell/useAnswer.ts';
import { go, showDialog, tellFault } from '../shell/viewStore.ts';
import { Thumbnail } from '../drawing/Thumbnail.tsx';
import { Button, Empty, IconButton } from '../ui/index.ts';
import { DesignLibrary } from './DesignLibrary.tsx';
import { choosePointFile } from './fileActs.ts';
import './gallery.css';
import './library.css';

export function GalleryScreen(): ReactNode {
  const { t } = useTranslation();
  const connection = useConnection();
  const { studio } = connection;
  const templates = useAnswer(() => studio.templates.list(), [studio], ['packsChanged']);
  if (templates.fault) return <Failed thrown={templates.fault} onRetry={templates.askAgain} />;
  return (
    <div className="page">
      <div className="page-body">
        <header className="page-head">
          <div>
            <h1 className="page-title">{t('gallery.title')}</h1>
            <p className="page-words">{t('gallery.words')}</p>
          </div>
          <div className="page-acts">
            <Button icon={<FolderOpen size={16} aria-hidden />} onPress={() => void choosePointFile(connection).catch(tellFault)}>
              {t('files.open')}
            </Button>
            <Button icon={<Plus size={16} aria-hidden />} onPress={() => showDialog('newDesign')}>
              {t('library.new')}
            </Button>
          </div>
        </header>
        <DesignLibrary />
        <h2 className="section-title">{t('gallery.templates')}</h2>
        {templates.value?.length === 0 ? <Empty title={t('gallery.none')}>{t('gallery.noneWords')}</Empty> : null}
        <ul className="template-grid" aria-busy={templates.value === undefined}>
          {templates.value?.map((template) => (
            <TemplateCard key={template.id} template={template} />
          ))}
        </ul>
      </div>
    </div>
  );
}

function TemplateCard({ template }: { template: TemplateSummary }): ReactNode {
  const { t } = useTranslation();
  const { studio } = useConnection();
  const opened = useAnswer(() => studio.templates.open({ id: template.id }), [studio, template.id], ['packsChanged']);
  const use = (): void => {
    studio.designs.create({ template: template.id }).then((created) => go({ screen: 'design', id: created.design.id }), tellFault);
  };
  return (
    <li className="template-card">
      <AriaButton className="template-button" onPress={use} aria-label={t('gallery.use', { name: template.name })}>
        <span className="template-picture">{opened.value ? <Thumbnail design={opened.value.design} kit={opened.value.kit} shape="square" /> : null}</span>
      </AriaButton>
      <div className="template-foot">
        <div>
          <h3 className="template-name">
            <bdi>{template.name}</bdi>
          </h3>
          <p className="template-words">
            <bdi>{template.description}</bdi>
          </p>
        </div>
        <IconButton label={t('gallery.fromSheet', { name: template.name })} onPress={() => go({ screen: 'batch', template: template.id })}>
          <Sheet size={16} aria-hidden />
        </IconButton>
      </div>
    </li>
  );
}
