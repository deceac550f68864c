// The accounts of the library, as every part of the queue's screens asks for them.

import type { AccountListing } from '../../shared/api.ts';
import { useConnection } from '../shell/connection.ts';
import { useAnswer } from '../shell/useAnswer.ts';

/** None until they are known. */
export function useAccounts(): readonly AccountListing[] {
  const { studio } = useConnection();
  return useAnswer(() => studio.accounts.list(), [studio], ['accountsChanged']).value ?? [];
}
