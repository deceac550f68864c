// Secrets in a file under a passphrase: a key by scrypt, each entry sealed with AES-256-GCM under its own name, so that none can be put
// in the place of another. The file is replaced whole.

import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto';
import { z } from 'zod';
import { Fault } from '../../shared/fault.ts';
import { jsonFile, without } from './jsonFile.ts';
import type { SecretStore } from './secrets.ts';

/** Cost of scrypt: 128 MB of memory and about half a second a guess (OWASP Password Storage: N = 2^17, r = 8, p = 1). */
const cost = { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 1024 * 1024 };
const keyBytes = 32;
const saltBytes = 16;
/** AES-GCM's own (NIST SP 800-38D). */
const nonceBytes = 12;
const tagBytes = 16;

/** Sealed under a name of its own, so that a passphrase can be judged where there is no secret yet. */
const probe = 'point-studio';

const vaultText = z.object({ version: z.literal(1), salt: z.base64(), probe: z.base64(), entries: z.record(z.string(), z.base64()).readonly() });
type VaultText = z.infer<typeof vaultText>;

interface Vault extends VaultText {
  readonly key: Buffer;
}

/** The store in a file; `passphrase` is asked for once, when a secret is first needed. */
export function openVault(file: string, passphrase: () => Promise<string>): SecretStore {
  let opened: Promise<Buffer> | undefined;
  const text = jsonFile(file, vaultText);

  /** The vault with its key; a new one where there is none. */
  const open = async (found: VaultText | undefined): Promise<Vault> => {
    const salt = found?.salt ?? randomBytes(saltBytes).toString('base64');
    opened ??= passphrase().then((words) => derive(words, Buffer.from(salt, 'base64')));
    try {
      const key = await opened;
      if (!found) return { version: 1, salt, probe: seal(key, probe, probe), entries: {}, key };
      if (unseal(key, probe, found.probe) !== probe) throw wrongPassphrase(file);
      return { ...found, key };
    } catch (thrown) {
      // The next one may give the right words.
      opened = undefined;
      throw thrown;
    }
  };
  const rewrite = (entriesOf: (vault: Vault) => Readonly<Record<string, string>>): Promise<void> =>
    text.change(async (found) => {
      const vault = await open(found);
      return { version: 1, salt: vault.salt, probe: vault.probe, entries: entriesOf(vault) };
    });

  return {
    keeper: 'vault',
    async lock() {
      if (opened) return 'open';
      return (await text.read()) ? 'locked' : 'new';
    },
    unlock: (words) =>
      text.change(async (found) => {
        const salt = found?.salt ?? randomBytes(saltBytes).toString('base64');
        const key = await derive(words, Buffer.from(salt, 'base64'));
        if (found && unseal(key, probe, found.probe) !== probe) throw wrongPassphrase(file);
        opened = Promise.resolve(key);
        return found ?? { version: 1, salt, probe: seal(key, probe, probe), entries: {} };
      }),
    async get(key) {
      const found = await text.read();
      if (!found || !Object.hasOwn(found.entries, key)) return undefined;
      const vault = await open(found);
      const value = unseal(vault.key, key, vault.entries[key]!);
      if (value === undefined) throw new Fault('input', `A secret in ${file} was changed by something else and cannot be used. Sign in to that account again.`, { detail: { file } });
      return value;
    },
    set: (key, value) => rewrite(({ entries, key: sealing }) => ({ ...entries, [key]: seal(sealing, key, value) })),
    async remove(key) {
      // What is given up need not be opened: the passphrase may be forgotten.
      const found = await text.read();
      if (found && Object.hasOwn(found.entries, key)) await text.change((now = found) => ({ ...now, entries: without(now.entries, key) }));
    },
  };
}

function wrongPassphrase(file: string): Fault {
  return new Fault('denied', 'The passphrase of the secrets is wrong. Give the one they were kept under.', { detail: { file } });
}

function derive(words: string, salt: Buffer): Promise<Buffer> {
  if (words === '') return Promise.reject(new Fault('denied', 'The secrets are kept under a passphrase, and none was given.'));
  return new Promise((resolve, reject) => {
    // The same letters typed on another keyboard may be other code points.
    scrypt(words.normalize('NFKC'), salt, keyBytes, cost, (error, key) => (error ? reject(error) : resolve(key)));
  });
}

function seal(key: Buffer, name: string, text: string): string {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes });
  cipher.setAAD(Buffer.from(name));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64');
}

/** Undefined where it was sealed with another key or under another name, or changed since. */
function unseal(key: Buffer, name: string, sealed: string): string | undefined {
  const bytes = Buffer.from(sealed, 'base64');
  if (bytes.length < nonceBytes + tagBytes) return undefined;
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, nonceBytes), { authTagLength: tagBytes });
    decipher.setAAD(Buffer.from(name));
    decipher.setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes));
    return Buffer.concat([decipher.update(bytes.subarray(nonceBytes + tagBytes)), decipher.final()]).toString('utf8');
  } catch {
    return undefined;
  }
}
