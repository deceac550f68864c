// Accounts through the doorway. Secrets come in, and never go out.

import { Fault } from '../../shared/fault.ts';
import { createSignIns } from '../accounts/signIn.ts';
import { connectorKinds, findConnectorKind } from '../connectors/index.ts';
import { wayBack } from '../connectors/oauth.ts';
import { textAt, wholeAt } from '../database/database.ts';
import { openOutsideLink } from '../host/reveal.ts';
import { newId } from '../library/identity.ts';
import type { Studio } from '../studio.ts';
import { procedures } from './implementer.ts';

const fromEnvironment = 'env:';

export function accountProcedures(studio: Studio, openPage: (address: string) => Promise<void> = openOutsideLink) {
  const { accounts, publishing, secrets, library } = studio;
  const signIns = createSignIns(newId);
  const changed = (): null => {
    studio.events.send({ type: 'accountsChanged' });
    studio.events.send({ type: 'queueChanged' });
    return null;
  };
  /** Posts that wait, by account. */
  const waitingPosts = (): ReadonlyMap<string, number> =>
    new Map(
      library.database
        .all(`SELECT account, count(*) AS count FROM deliveries WHERE account <> '' AND state IN ('draft', 'needsApproval', 'scheduled', 'sending') GROUP BY account`)
        .map((row) => [textAt(row, 'account'), wholeAt(row, 'count')]),
    );
  return {
    list: procedures.accounts.list.handler(() => {
      const waiting = waitingPosts();
      return accounts.list().map((account) => ({ ...account, waiting: waiting.get(account.id) ?? 0 }));
    }),
    connectors: procedures.accounts.connectors.handler(() =>
      connectorKinds.map(({ id, name, networks, fields, isTried, page }) => ({ id, name, networks, fields, isTried, ...(page?.port === undefined ? {} : { wayBack: wayBack(page.port) }) })),
    ),
    add: procedures.accounts.add.handler(async function* ({ input, signal }) {
      const { connector, given, name, allowPlain, way, words } = input;
      // What this program's environment holds is the business of who starts it, not of a page.
      const stray = Object.entries(given).find(([, value]) => value.trim().startsWith(fromEnvironment));
      if (stray) throw new Fault('input', `"${stray[0]}" names a variable of the environment, which only the command line reads. Give the value itself.`);
      const page = findConnectorKind(connector)?.page;
      // Who gives a token needs no page, and no port for its way back.
      const isOnPage = page !== undefined && (given[page.unless] ?? '').trim() === '';
      const steps = signIns.start(
        {
          way,
          port: isOnPage ? page.port : undefined,
          openPage,
          words,
          add: (authorise, ending) => publishing.add({ connector, given, allowPlain, authorise, signal: ending, ...(name === undefined || name.trim() === '' ? {} : { name: name.trim() }) }),
        },
        signal,
      );
      for await (const step of steps) {
        if (step.type === 'signedIn') changed();
        yield step;
      }
    }),
    giveCode: procedures.accounts.giveCode.handler(({ input }) => {
      signIns.giveCode(input.signIn, input.code);
      return null;
    }),
    rename: procedures.accounts.rename.handler(({ input }) => {
      accounts.rename(input.account, input.name.trim());
      return changed();
    }),
    remove: procedures.accounts.remove.handler(async ({ input }) => {
      await publishing.remove(input.account);
      return changed();
    }),
    lock: procedures.accounts.lock.handler(async () => ({ keeper: await secrets.keeper(), lock: await secrets.lock() })),
    unlock: procedures.accounts.unlock.handler(async ({ input }) => {
      await secrets.unlock(input.passphrase);
      return changed();
    }),
  };
}
