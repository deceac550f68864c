// A real server of the AT Protocol on this computer, for the tests of the Bluesky connector: the directory of identities, or the server of
// accounts. Each is a process of its own, so that it can be killed and started again over the same folder.
//   node test/servers/bluesky.ts plc PORT
//   node test/servers/bluesky.ts pds PORT PLC_PORT FOLDER
// Prints `ready` when it answers.

import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { registerHooks } from 'node:module';

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'better-sqlite3' ? { url: new URL('./sqlite.cjs', import.meta.url).href, format: 'commonjs', shortCircuit: true } : next(specifier, context),
});

const [role, port = '', plcPort = '', folder = ''] = process.argv.slice(2);
/** The same after a restart, else tokens and keys would not be known any more. */
const hex = (name: string): string => createHash('sha256').update(`${folder} ${name}`).digest('hex');

if (role === 'plc') {
  const { default: plc } = await import('@did-plc/server');
  await plc.PlcServer.create({ db: plc.Database.mock(), port: Number(port) }).start();
} else {
  const { PDS } = await import('@atproto/pds');
  const server = await PDS.fromEnv({
    devMode: true,
    port: Number(port),
    dataDirectory: folder,
    blobstoreDiskLocation: join(folder, 'blobs'),
    didPlcUrl: `http://localhost:${plcPort}`,
    adminPassword: 'admin',
    jwtSecret: hex('tokens'),
    plcRotationKeyK256PrivateKeyHex: hex('rotation'),
    serviceHandleDomains: ['.test'],
    inviteRequired: false,
    disableSsrfProtection: true,
    bskyAppViewUrl: 'https://appview.invalid',
    bskyAppViewDid: 'did:example:invalid',
    modServiceUrl: 'https://moderator.invalid',
    modServiceDid: 'did:example:invalid',
    logEnabled: false,
  });
  await server.start();
}
process.stdout.write('ready\n');
