// A post: pictures, captions, alt texts and a time; and its deliveries, one per account, with the moves that are legal between
// their states.

import type { Network } from './networks/network.ts';

/** States of a delivery. `awaitingPerson` is a hand-over that is due; the last five are ends that a person can reopen. */
export type DeliveryState =
  | 'draft'
  | 'needsApproval'
  | 'scheduled'
  | 'sending'
  | 'awaitingPerson'
  | 'published'
  | 'rejected'
  | 'unconfirmed'
  | 'missed'
  | 'cancelled';

export interface PostPicture {
  /** Asset id of the exported file in the library. */
  readonly asset: string;
  readonly size: string;
  readonly width: number;
  readonly height: number;
  readonly alt: string;
}

/** An instant, and the zone whose wall clock a person chose it by. */
export interface DueTime {
  /** UTC, ISO 8601 with `Z`. */
  readonly instant: string;
  /** IANA zone. */
  readonly zone: string;
}

/** One post at one place: an account of a network, or a person who places it by hand. */
export interface Delivery {
  readonly id: string;
  readonly network: string;
  /** Account id; '' for a hand-over. */
  readonly account: string;
  readonly state: DeliveryState;
  /** Address of the published post, where known. */
  readonly link: string;
  /** Why it ended as it did. */
  readonly reason: string;
}

export interface Post {
  readonly id: string;
  readonly campaign: string;
  readonly pictures: readonly PostPicture[];
  /** The caption by network id; `default` where a network has none of its own. */
  readonly captions: Readonly<Record<string, string>>;
  /** BCP 47, of the captions; '' where it is not known. */
  readonly language: string;
  readonly due: DueTime;
  /** Minutes after which what came due unseen is late: by a connector it is `missed`, a hand-over says so. */
  readonly graceMinutes: number;
  readonly deliveries: readonly Delivery[];
}

/** Who makes a move: a person, or the queue itself. */
export type MoveMaker = 'person' | 'queue';

export interface Move {
  readonly name: MoveName;
  readonly by: MoveMaker;
  readonly from: readonly DeliveryState[];
  readonly to: readonly DeliveryState[];
}

export type MoveName =
  | 'askApproval'
  | 'approve'
  | 'sendBack'
  | 'takeBack'
  | 'schedule'
  | 'postpone'
  | 'cancel'
  | 'markPosted'
  | 'reopen'
  | 'comeDue'
  | 'miss'
  | 'send'
  | 'refuse'
  | 'holdBack'
  | 'publish'
  | 'lose'
  | 'find';

/** States that nothing leaves by itself; a person can reopen each. */
export const endStates: readonly DeliveryState[] = ['published', 'rejected', 'unconfirmed', 'missed', 'cancelled'];

/** Every legal change of a delivery's state. What is not here does not happen. */
export const moves: readonly Move[] = [
  { name: 'askApproval', by: 'person', from: ['draft'], to: ['needsApproval'] },
  { name: 'approve', by: 'person', from: ['needsApproval'], to: ['scheduled'] },
  { name: 'sendBack', by: 'person', from: ['needsApproval'], to: ['draft'] },
  /** What was scheduled is to be changed first. */
  { name: 'takeBack', by: 'person', from: ['scheduled'], to: ['draft'] },
  { name: 'schedule', by: 'person', from: ['draft', 'missed'], to: ['scheduled'] },
  /** Another time for what already waits for a person. */
  { name: 'postpone', by: 'person', from: ['awaitingPerson'], to: ['scheduled'] },
  { name: 'cancel', by: 'person', from: ['draft', 'needsApproval', 'scheduled', 'awaitingPerson'], to: ['cancelled'] },
  /** Also of what was posted by hand before it was due, or after it was given up. */
  { name: 'markPosted', by: 'person', from: ['scheduled', 'awaitingPerson', 'missed', 'unconfirmed'], to: ['published'] },
  { name: 'reopen', by: 'person', from: endStates, to: ['draft', 'needsApproval', 'scheduled', 'awaitingPerson'] },
  { name: 'comeDue', by: 'queue', from: ['scheduled'], to: ['awaitingPerson'] },
  { name: 'miss', by: 'queue', from: ['scheduled'], to: ['missed'] },
  { name: 'send', by: 'queue', from: ['scheduled'], to: ['sending'] },
  { name: 'refuse', by: 'queue', from: ['scheduled', 'sending'], to: ['rejected'] },
  /** The network surely did not take it (a limit, an expired sign-in): it is tried again. */
  { name: 'holdBack', by: 'queue', from: ['sending'], to: ['scheduled'] },
  { name: 'publish', by: 'queue', from: ['sending'], to: ['published'] },
  { name: 'lose', by: 'queue', from: ['sending'], to: ['unconfirmed'] },
  /** Found at the network after all. */
  { name: 'find', by: 'queue', from: ['unconfirmed'], to: ['published'] },
];

/** The row of a move in the table. */
export function moveOf(name: MoveName): Move {
  return moves.find((move) => move.name === name)!;
}

/** Whether a move may take a delivery from one state to another. */
export function isLegalMove(name: MoveName, from: DeliveryState, to: DeliveryState): boolean {
  const move = moveOf(name);
  return move.from.includes(from) && move.to.includes(to);
}

/** The moves that a state allows, of one maker: what a person can do with a delivery, or the queue. */
export function legalMoves(from: DeliveryState, by: MoveMaker): readonly MoveName[] {
  return moves.filter((move) => move.by === by && move.from.includes(from)).map((move) => move.name);
}

/** The caption for a network: its own, else the default one. */
export function captionFor(post: Pick<Post, 'captions'>, network: string): string {
  return post.captions[network] ?? post.captions['default'] ?? '';
}

/** The pictures for a network: those of its own sizes, else all. */
export function picturesFor(post: Pick<Post, 'pictures'>, network: Pick<Network, 'sizes'>): readonly PostPicture[] {
  const own = post.pictures.filter((picture) => network.sizes.some((size) => size.id === picture.size));
  return own.length > 0 ? own : post.pictures;
}
