// One delivery: its place, its state, what to do about it, and the record of what became of it.

import { ChevronRight, ExternalLink } from 'lucide-react';
import { useState, type MouseEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button as AriaButton, Disclosure, DisclosurePanel } from 'react-aria-components';
import type { AccountListing } from '../../shared/api.ts';
import { legalMoves, type Delivery, type DeliveryState, type Post } from '../../shared/post.ts';
import { useConnection } from '../shell/connection.ts';
import { useAnswer } from '../shell/useAnswer.ts';
import { useNetworks } from '../shell/useNetworks.ts';
import { announce, go, tellFault } from '../shell/viewStore.ts';
import { Button } from '../ui/index.ts';
import { MarkPosted } from './MarkPosted.tsx';
import { Reschedule } from './RescheduleDialog.tsx';
import { postponable, stateLooks } from './stateLooks.ts';

/** States with a sentence of what a person can do. */
const advised = ['awaitingPerson', 'rejected', 'unconfirmed', 'missed', 'draft'] as const;

/** States in which it helps to look at the network. */
const lookable: ReadonlySet<DeliveryState> = new Set(['unconfirmed', 'rejected', 'awaitingPerson']);

const made = { cancel: 'queue.cancelled', reopen: 'queue.reopened', approve: 'queue.review.approved', sendBack: 'queue.review.sentBack' } as const;

interface DeliveryRowProps {
  readonly post: Post;
  readonly delivery: Delivery;
  readonly accounts: readonly AccountListing[];
}

export function DeliveryRow({ post, delivery, accounts }: DeliveryRowProps): ReactNode {
  const { t } = useTranslation();
  const { studio } = useConnection();
  const networks = useNetworks();
  const [open, setOpen] = useState<'mark' | 'time'>();
  const network = networks?.networks.find(({ id }) => id === delivery.network);
  const account = accounts.find(({ id }) => id === delivery.account);
  const name = network?.name ?? delivery.network;
  const can = new Set(legalMoves(delivery.state, 'person'));
  const needsSignIn = delivery.state === 'scheduled' && account?.state === 'signInNeeded';
  const advice = advised.find((state) => state === delivery.state);
  const page = account?.server || network?.composer;
  const make = (move: keyof typeof made): void => {
    studio.queue[move]({ delivery: delivery.id }).then(() => announce(t(made[move], { network: name })), tellFault);
  };
  const visit = (url: string): void => void studio.studio.openLink({ url }).catch(tellFault);
  const openLink = (event: MouseEvent<HTMLAnchorElement>): void => {
    event.preventDefault();
    visit(delivery.link);
  };
  return (
    <li className="delivery">
      <div className="delivery-line">
        <span className="delivery-network">
          {name}
          <span className="muted small delivery-account">{delivery.account === '' ? t('queue.byHand') : (account?.name ?? t('queue.accountGone'))}</span>
        </span>
        <span className={`chip state state-${needsSignIn ? 'look' : stateLooks[delivery.state]}`}>{needsSignIn ? t('accounts.states.signInNeeded') : t(`queue.states.${delivery.state}`)}</span>
        {delivery.link ? (
          <a className="delivery-link" href={delivery.link} onClick={openLink}>
            {t('queue.seePost')} <ExternalLink size={12} aria-hidden />
          </a>
        ) : null}
        <span className="delivery-moves">
          {needsSignIn ? (
            <Button look="quiet" onPress={() => go({ screen: 'settings' })}>
              {t('accounts.signInAgain')}
            </Button>
          ) : null}
          {can.has('approve') ? (
            <Button look="quiet" aria-label={t('queue.review.approveAt', { network: name })} onPress={() => make('approve')}>
              {t('queue.review.approve')}
            </Button>
          ) : null}
          {can.has('sendBack') ? (
            <Button look="quiet" aria-label={t('queue.review.sendBackAt', { network: name })} onPress={() => make('sendBack')}>
              {t('queue.review.sendBack')}
            </Button>
          ) : null}
          {can.has('markPosted') ? (
            <Button look="quiet" aria-label={t('queue.markPostedAt', { network: name })} onPress={() => setOpen('mark')}>
              {t('queue.markPosted')}
            </Button>
          ) : null}
          {lookable.has(delivery.state) && page?.startsWith('https://') ? (
            <Button look="quiet" aria-label={t('queue.lookAt', { network: name })} onPress={() => visit(page)}>
              {t('queue.look')}
            </Button>
          ) : null}
          {postponable.has(delivery.state) ? (
            <Button look="quiet" aria-label={t('queue.rescheduleAt', { network: name })} onPress={() => setOpen('time')}>
              {t('queue.reschedule')}
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
      </div>
      {delivery.reason || advice || needsSignIn ? (
        <p className="muted small delivery-reason">
          {delivery.reason} {needsSignIn ? t('queue.advice.signIn') : advice ? t(`queue.advice.${advice}`) : ''}
        </p>
      ) : null}
      <Disclosure className="record">
        {({ isExpanded }) => (
          <>
            <AriaButton slot="trigger" className="record-button" aria-label={t('queue.recordOf', { network: name })}>
              <ChevronRight size={12} aria-hidden /> {t('queue.record')}
            </AriaButton>
            <DisclosurePanel>{isExpanded ? <Record delivery={delivery} zone={post.due.zone} /> : null}</DisclosurePanel>
          </>
        )}
      </Disclosure>
      {open === 'mark' ? <MarkPosted delivery={delivery} network={name} onClose={() => setOpen(undefined)} /> : null}
      {open === 'time' ? <Reschedule post={post} onClose={() => setOpen(undefined)} /> : null}
    </li>
  );
}

function Record({ delivery, zone }: { delivery: Delivery; zone: string }): ReactNode {
  const { t, i18n } = useTranslation();
  const { studio } = useConnection();
  const record = useAnswer(() => studio.queue.record({ delivery: delivery.id }), [studio, delivery], []);
  const time = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium', timeStyle: 'medium', timeZone: zone });
  if (record.fault) return <p className="small">{record.fault.message}</p>;
  return (
    <ol className="record-steps small">
      {record.value?.map((step) => (
        <li key={`${step.at} ${step.to}`}>
          <time dateTime={step.at} className="figures">
            {time.format(new Date(step.at))}
          </time>{' '}
          <strong>{t(`queue.states.${stateOf(step.to)}`)}</strong> <span className="muted">{t(step.by === 'person' ? 'queue.byPerson' : 'queue.byQueue')}</span> {step.reason}
        </li>
      ))}
    </ol>
  );
}

function stateOf(text: string): DeliveryState {
  return isState(text) ? text : 'draft';
}

function isState(text: string): text is DeliveryState {
  return Object.hasOwn(stateLooks, text);
}
