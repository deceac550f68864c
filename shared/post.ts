// A post: pictures, captions, alt texts and a time; and its deliveries, one per account, with the moves that are legal between
// their states.

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
  readonly due: DueTime;
  /** Minutes after which a post that came due unseen is `missed`. */
  readonly graceMinutes: number;
  readonly deliveries: readonly Delivery[];
}
