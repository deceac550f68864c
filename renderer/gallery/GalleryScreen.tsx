// The first screen: templates drawn with their sample points, and the designs a person worked on last.

import { Sheet } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button as AriaButton } from 'react-aria-components';
import type { TemplateSummary } from '../../shared/api.ts';
import { useConnection } from '../shell/connection.ts';
import { Failed } from '../shell/Failed.tsx';
import { useAnswer } from '../shell/useAnswer.ts';
import { go, tellFault } from '../shell/viewStore.ts';
import { Thumbnail } from '../drawing/Thumbnail.tsx';
import { Empty, IconButton } from '../ui/index.ts';
import './gallery.css';
import { RecentDesigns } from './RecentDesigns.tsx';

export function GalleryScreen(): ReactNode {
  const { t } = useTranslation();
  const { studio } = useConnection();
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
        </header>
        {templates.value?.length === 0 ? <Empty title={t('gallery.none')}>{t('gallery.noneWords')}</Empty> : null}
        <ul className="template-grid" aria-busy={templates.value === undefined}>
          {templates.value?.map((template) => (
            <TemplateCard key={template.id} template={template} />
          ))}
        </ul>
        <RecentDesigns />
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
          <h2 className="template-name">{template.name}</h2>
          <p className="template-words">{template.description}</p>
        </div>
        <IconButton label={t('gallery.fromSheet', { name: template.name })} onPress={() => go({ screen: 'batch', template: template.id })}>
          <Sheet size={16} aria-hidden />
        </IconButton>
      </div>
    </li>
  );
}
