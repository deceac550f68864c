// One post of the queue: its picture, time and caption, and each delivery with its state and the moves a person can make.

import { ExternalLink } from 'lucide-react';
import { useState, type MouseEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { captionFor, legalMoves, type Delivery, type DeliveryState, type Post } from '../../shared/post.ts';
import { useConnection, type Studio } from '../shell/connection.ts';
import { useNetworks } from '../shell/useNetworks.ts';
import { announce, tell, tellFault } from '../shell/viewStore.ts';
import { Button, TextInput, Window } from '../ui/index.ts';

/** How a state looks: what is well, what waits, what needs a person. */
const stateLooks: Readonly<Record<DeliveryState, 'well' | 'waiting' | 'look' | 'ended'>> = {
  draft: 'waiting',
  needsApproval: 'look',
  scheduled: 'waiting',
  sending: 'waiting',
  awaitingPerson: 'look',
  published: 'well',
  rejected: 'look',
  unconfirmed: 'look',
  missed: 'look',
  cancelled: 'ended',
};

const made = { cancel: 'queue.cancelled', reopen: 'queue.reopened' } as const;

export function PostCard({ post }: { post: Post }): ReactNode {
  const { t, i18n } = useTranslation();
  const { assetUrl } = useConnection();
  const [first] = post.pictures;
  const time = new Intl.DateTimeFormat(i18n.language, { hour: '2-digit', minute: '2-digit', timeZone: post.due.zone }).format(new Date(post.due.instant));
  const caption = captionFor(post, 'default') || Object.values(post.captions)[0] || '';
  return (
    <li className="post card">
      <div className="post-picture">
        {first ? <img src={assetUrl(first.asset)} alt={first.alt} width={first.width} height={first.height} loading="lazy" decoding="async" /> : null}
        {post.pictures.length > 1 ? <span className="post-count">{t('queue.pictures', { count: post.pictures.length })}</span> : null}
      </div>
      <div className="post-main">
        <p className="post-time">
          <time dateTime={post.due.instant}>{time}</time> <span className="muted">{post.due.zone}</span>
          {post.campaign ? <span className="chip">{post.campaign}</span> : null}
        </p>
        <p className="post-caption" dir="auto">
          {caption || <span className="muted">{t('queue.noCaption')}</span>}
        </p>
        <ul className="deliveries">
          {post.deliveries.map((delivery) => (
            <DeliveryRow key={delivery.id} delivery={delivery} />
          ))}
        </ul>
      </div>
    </li>
  );
}

function DeliveryRow({ delivery }: { delivery: Delivery }): ReactNode {
  const { t } = useTranslation();
  const { studio } = useConnection();
  const networks = useNetworks();
  const [isMarking, setMarking] = useState(false);
  const name = networks?.networks.find((network) => network.id === delivery.network)?.name ?? delivery.network;
  const can = new Set(legalMoves(delivery.state, 'person'));
  const make = (move: keyof typeof made): void => {
    studio.queue[move]({ delivery: delivery.id }).then(() => announce(t(made[move], { network: name })), tellFault);
  };
  const openLink = (event: MouseEvent<HTMLAnchorElement>): void => {
    event.preventDefault();
    studio.studio.openLink({ url: delivery.link }).catch(tellFault);
  };
  return (
    <li className="delivery">
      <span className="delivery-network">{name}</span>
      <span className={`chip state state-${stateLooks[delivery.state]}`}>{t(`queue.states.${delivery.state}`)}</span>
      {delivery.link ? (
        <a className="delivery-link" href={delivery.link} onClick={openLink}>
          {t('queue.seePost')} <ExternalLink size={12} aria-hidden />
        </a>
      ) : null}
      {delivery.reason ? <span className="muted small delivery-reason">{delivery.reason}</span> : null}
      <span className="delivery-moves">
        {can.has('markPosted') ? (
          <Button look="quiet" aria-label={t('queue.markPostedAt', { network: name })} onPress={() => setMarking(true)}>
            {t('queue.markPosted')}
          </Button>
        ) : null}
        {can.has('reopen') ? (
          <Button look="quiet" aria-label={t('queue.reopenAt', { network: name })} onPress={() => make('reopen')}>
            {t('queue.reopen')}
          </Button>
        ) : null}
        {can.has('cancel') ? (
          <Button look="quiet" aria-label={t('queue.cancelAt', { network: name })} onPress={() => make('cancel')}>
            {t('ui.cancel')}
          </Button>
        ) : null}
      </span>
      {isMarking ? <MarkPosted delivery={delivery} network={name} studio={studio} onClose={() => setMarking(false)} /> : null}
    </li>
  );
}

interface MarkPostedProps {
  readonly delivery: Delivery;
  readonly network: string;
  readonly studio: Studio;
  readonly onClose: () => void;
}

function MarkPosted({ delivery, network, studio, onClose }: MarkPostedProps): ReactNode {
  const { t } = useTranslation();
  const [link, setLink] = useState('');
  const mark = async (): Promise<void> => {
    try {
      await studio.queue.markPosted({ delivery: delivery.id, link: link.trim() });
      tell(t('queue.marked', { network }));
      onClose();
    } catch (thrown) {
      tellFault(thrown);
    }
  };
  return (
    <Window
      title={t('queue.markPostedAt', { network })}
      width="narrow"
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t('ui.cancel')}</Button>
          <Button look="primary" onPress={() => void mark()}>
            {t('queue.markPosted')}
          </Button>
        </>
      }
    >
      <TextInput label={t('queue.link')} hint={t('queue.linkHint')} type="url" inputMode="url" direction="ltr" value={link} onChange={setLink} takesFocus />
    </Window>
  );
}
