// Accounts in the database. Their secrets are elsewhere: see main/secrets.

import { z } from 'zod';
import type { Account, AccountState } from '../../shared/account.ts';
import { Fault } from '../../shared/fault.ts';
import { instantText } from '../../shared/time.ts';
import { textAt } from '../database/database.ts';
import type { Database, SqlRow } from '../database/database.ts';
import { newId } from '../library/identity.ts';

export interface Accounts {
  list(): readonly Account[];
  /** Undefined where there is none, or no longer. */
  find(id: string): Account | undefined;
  /** @throws Fault `notFound` */
  get(id: string): Account;
  /** Adds an account, or takes over what is new where the same place is known already; answers it. */
  put(account: Omit<Account, 'id' | 'state'>): Account;
  rename(id: string, name: string): void;
  setState(id: string, state: AccountState): void;
  /** Posts that wait for it are handed over to a person when they come due. */
  remove(id: string): void;
}

const settingsText = z.record(z.string(), z.string());

function readAccount(row: SqlRow): Account {
  return {
    id: textAt(row, 'id'),
    connector: textAt(row, 'connector'),
    network: textAt(row, 'network'),
    name: textAt(row, 'name'),
    handle: textAt(row, 'handle'),
    server: textAt(row, 'server'),
    settings: settingsText.parse(JSON.parse(textAt(row, 'settings'))),
    state: textAt(row, 'state') === 'ready' ? 'ready' : 'signInNeeded',
  };
}

/** The accounts in a database. */
export function createAccounts({ database, clock }: { readonly database: Database; readonly clock: () => Date }): Accounts {
  const now = (): string => instantText(clock().getTime());
  const find = (id: string): Account | undefined => {
    const row = database.get('SELECT * FROM accounts WHERE id = ?', id);
    return row && readAccount(row);
  };
  const change = (id: string, column: 'name' | 'state', value: string): void => {
    if (database.run(`UPDATE accounts SET ${column} = ?, changed_at = ? WHERE id = ?`, value, now(), id) === 0) throw unknownAccount(id);
  };
  return {
    list: () => database.all('SELECT * FROM accounts ORDER BY network, name, id').map(readAccount),
    find,
    get(id) {
      const account = find(id);
      if (!account) throw unknownAccount(id);
      return account;
    },
    put({ connector, network, name, handle, server, settings }) {
      return database.transaction(() => {
        const known = database.get('SELECT id FROM accounts WHERE connector = ? AND network = ? AND handle = ? AND server = ?', connector, network, handle, server);
        const id = known ? textAt(known, 'id') : newId();
        database.run(
          `INSERT INTO accounts (id, connector, network, name, handle, server, settings, state, created_at, changed_at) VALUES (?, ?, ?, ?, ?, ?, ?, 'ready', ?, ?)
           ON CONFLICT (id) DO UPDATE SET name = excluded.name, settings = excluded.settings, state = 'ready', changed_at = excluded.changed_at`,
          id, connector, network, name, handle, server, JSON.stringify(settings), now(), now(),
        );
        // Whoever signs in again need not wait for what the old sign-in was held back for.
        database.run('DELETE FROM account_holds WHERE account = ?', id);
        database.run(`UPDATE deliveries SET lease_until = 0 WHERE account = ? AND lease_holder = ''`, id);
        return find(id)!;
      });
    },
    rename: (id, name) => change(id, 'name', name),
    setState: (id, state) => change(id, 'state', state),
    remove(id) {
      database.transaction(() => {
        if (database.run('DELETE FROM accounts WHERE id = ?', id) === 0) throw unknownAccount(id);
        database.run('DELETE FROM account_holds WHERE account = ?', id);
      });
    },
  };
}

function unknownAccount(id: string): Fault {
  return new Fault('notFound', `There is no account '${id.slice(0, 80)}'. "accounts list" shows those there are.`, { detail: { account: id } });
}
