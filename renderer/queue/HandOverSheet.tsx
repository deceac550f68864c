// What a person posts by hand today: each with its picture, its words to copy, the network's own page, and its end with the link.

import { Check, Copy, ExternalLink, FolderOpen } from 'lucide-react';
import { useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Network } from '../../shared/networks/network.ts';
import { captionFor, picturesFor, type Delivery, type Post } from '../../shared/post.ts';
import { useConnection } from '../shell/connection.ts';
import { useAnswer } from '../shell/useAnswer.ts';
import { useNetworks } from '../shell/useNetworks.ts';
import { announce, tellFault } from '../shell/viewStore.ts';
import { Button, Notice, TextInput, Window } from '../ui/index.ts';
import './queue.css';
import { useMarkPosted } from './useMarkPosted.ts';

/** The end of today on this computer's calendar, as an instant. */
function endOfToday(): string {
  const now = new Date();
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1).toISOString();
}

export function HandOverSheet({ onClose }: { onClose: () => void }): ReactNode {
  const { t } = useTranslation();
  const { studio } = useConnection();
  const networks = useNetworks();
  const [until] = useState(endOfToday);
  const posts = useAnswer(() => studio.queue.byHand({ until }), [studio, until], ['queueChanged']);
  const list = useRef<HTMLOListElement>(null);
  const items = (posts.value ?? []).flatMap((post) =>
    post.deliveries
      .filter(({ state, account }) => state === 'awaitingPerson' || (state === 'scheduled' && account === '' && post.due.instant <= until))
      .map((delivery) => ({ post, delivery, network: networks?.networks.find(({ id }) => id === delivery.network) })),
  );
  const focusNext = (index: number): void => {
    const others = [...(list.current?.children ?? [])];
    const next = others[index + 1] ?? others[index - 1];
    next?.querySelector<HTMLElement>('button')?.focus();
  };
  return (
    <Window
      title={t('queue.today')}
      width="wide"
      onClose={onClose}
      footer={
        <>
          <div className="window-foot-start muted">{t('queue.todayLeft', { count: items.length })}</div>
          <Button icon={<FolderOpen size={14} aria-hidden />} isDisabled={items.length === 0} onPress={() => void studio.queue.revealHandOver({ until }).catch(tellFault)}>
            {t('queue.revealFiles')}
          </Button>
          <Button look="primary" onPress={onClose}>
            {t('ui.done')}
          </Button>
        </>
      }
    >
      {posts.fault ? <Notice look="danger">{posts.fault.message}</Notice> : null}
      {posts.value && items.length === 0 ? <p className="muted">{t('queue.todayNone')}</p> : null}
      {/* Arrow keys go from post to post; each control is reached by Tab as well. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <ol className="by-hand-list" ref={list} onKeyDown={move}>
        {items.map(({ post, delivery, network }, index) => (
          <ByHand key={delivery.id} post={post} delivery={delivery} network={network} onPosted={() => focusNext(index)} />
        ))}
      </ol>
    </Window>
  );
}

/** Arrow keys go from post to post. */
function move(event: KeyboardEvent): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0 || event.target instanceof HTMLInputElement || !(event.target instanceof HTMLElement)) return;
  const from = event.target.closest('li.by-hand');
  const next = step > 0 ? from?.nextElementSibling : from?.previousElementSibling;
  event.preventDefault();
  next?.querySelector<HTMLElement>('button')?.focus();
}

interface ByHandProps {
  readonly post: Post;
  readonly delivery: Delivery;
  readonly network: Network | undefined;
  readonly onPosted: () => void;
}

function ByHand({ post, delivery, network, onPosted }: ByHandProps): ReactNode {
  const { t, i18n } = useTranslation();
  const { studio, assetUrl } = useConnection();
  const name = network?.name ?? delivery.network;
  const { link, setLink, mark } = useMarkPosted(delivery, name, onPosted);
  const caption = captionFor(post, delivery.network);
  const pictures = network ? picturesFor(post, network) : post.pictures;
  const time = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium', timeStyle: 'short', timeZone: post.due.zone }).format(new Date(post.due.instant));
  const copy = (words: string, what: string): void => {
    navigator.clipboard.writeText(words).then(() => announceCopied(what), tellFault);
  };
  const announceCopied = (what: string): void => {
    setCopied(what);
    announce(t('queue.copied', { what }));
  };
  const [copied, setCopied] = useState('');
  const copyIcon = (what: string): ReactNode => (copied === what ? <Check size={14} aria-hidden /> : <Copy size={14} aria-hidden />);
  return (
    <li className="by-hand card" aria-label={t('queue.postFor', { network: name, time })}>
      <div className="post-picture">
        {pictures.map((picture) => (
          <img key={picture.size} src={assetUrl(picture.asset)} alt={picture.alt} width={picture.width} height={picture.height} decoding="async" />
        ))}
      </div>
      <div className="by-hand-words">
        <p className="post-time">
          <strong>{name}</strong> <span className="muted">{time}</span>
          {delivery.state === 'scheduled' ? <span className="chip">{t('queue.laterToday')}</span> : null}
        </p>
        <p className="by-hand-caption" dir="auto">
          {caption || <span className="muted">{t('queue.noCaption')}</span>}
        </p>
        {pictures.map((picture, index) => (
          <p key={picture.size} className="muted small" dir="auto">
            {pictures.length > 1 ? t('queue.altOf', { number: index + 1 }) : t('queue.alt')}: {picture.alt}
          </p>
        ))}
        <div className="by-hand-acts">
          <Button icon={copyIcon(t('queue.caption'))} aria-label={t('queue.copyCaptionFor', { network: name })} isDisabled={caption === ''} onPress={() => copy(caption, t('queue.caption'))}>
            {t('queue.copyCaption')}
          </Button>
          {pictures.map((picture, index) => {
            const [what, words] = pictures.length > 1 ? [t('queue.altOf', { number: index + 1 }), t('queue.copyAltNumber', { number: index + 1 })] : [t('queue.alt'), t('queue.copyAlt')];
            return (
              <Button key={picture.size} icon={copyIcon(what)} aria-label={t('queue.copyAltFor', { copy: words, network: name })} isDisabled={picture.alt === ''} onPress={() => copy(picture.alt, what)}>
                {words}
              </Button>
            );
          })}
          {network?.composer ? (
            <Button icon={<ExternalLink size={14} aria-hidden />} aria-label={t('queue.composerOf', { network: name })} onPress={() => void studio.studio.openLink({ url: network.composer! }).catch(tellFault)}>
              {t('queue.composer', { network: name })}
            </Button>
          ) : null}
        </div>
        <form
          className="unlock-row"
          onSubmit={(event) => {
            event.preventDefault();
            void mark();
          }}
        >
          <TextInput label={t('queue.linkFor', { network: name })} type="url" inputMode="url" direction="ltr" placeholder="https://" value={link} onChange={setLink} />
          <Button look="primary" type="submit" aria-label={t('queue.markPostedAt', { network: name })}>
            {t('queue.markPosted')}
          </Button>
        </form>
      </div>
    </li>
  );
}
