// The page's files, listed once when a host starts: what is not in the list is not served, so no path of a request ever reaches the
// disk.

import { randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { Fault } from '../../shared/fault.ts';
import { bytesPolicy, commonHeaders, pagePolicy } from './headers.ts';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.ttf': 'font/ttf',
  '.otf': 'font/otf',
};

/** A name that the build made from the file's content: it can be kept for ever. */
const hashedName = /^\/assets\/.+-[A-Za-z0-9_-]{8}\.[a-z0-9]+$/;

export interface Page {
  /** Answers a path (no query, no origin) if it is one of the page's files. */
  answer(path: string): Promise<Response> | undefined;
}

/** Lists the page's folder; throws a storage fault if it holds no page. */
export async function openPage(folder: string): Promise<Page> {
  const files = new Map<string, string>();
  await list(folder, '', files);
  const index = files.get('/index.html');
  if (!index) throw new Fault('storage', `The studio's page is missing: ${folder} holds no index.html. Run \`npm run build\` first.`);
  return {
    answer(path) {
      if (path === '/' || path === '/index.html') return answerDocument(index);
      const file = files.get(path);
      return file === undefined ? undefined : answerFile(path, file);
    },
  };
}

async function list(folder: string, prefix: string, files: Map<string, string>): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  for (const entry of entries) {
    const file = join(folder, entry.name);
    const path = `${prefix}/${entry.name}`;
    if (entry.isDirectory()) await list(file, path, files);
    else if (entry.isFile() && extname(entry.name) in types) files.set(path, file);
  }
}

/** The document with a fresh nonce for the style elements that the interface library adds, where it looks for it. */
async function answerDocument(file: string): Promise<Response> {
  const nonce = randomBytes(16).toString('base64url');
  const html = (await readFile(file, 'utf8')).replace(/<head>/i, `<head>\n    <meta property="csp-nonce" nonce="${nonce}" />`);
  return new Response(html, {
    headers: { ...commonHeaders, 'content-type': types['.html']!, 'cache-control': 'no-store', 'content-security-policy': pagePolicy(nonce) },
  });
}

async function answerFile(path: string, file: string): Promise<Response> {
  const bytes = await readFile(file);
  const kept = hashedName.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache';
  // A worker runs under the policy of its own script's answer, hence the page's for scripts.
  const policy = /\.m?js$/.test(path) ? pagePolicy() : bytesPolicy;
  return new Response(bytes, {
    headers: {
      ...commonHeaders,
      'content-type': types[extname(path)] ?? 'application/octet-stream',
      'content-length': String(bytes.byteLength),
      'cache-control': kept,
      'content-security-policy': policy,
    },
  });
}
