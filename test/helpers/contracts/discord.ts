// A Discord webhook: read by its address, executed with `wait`, its messages read by their id.

import { bytesIn, startContract, textIn } from './contract.ts';
import type { Contract, Posted, PostedPicture } from './contract.ts';

const token = 'plantedDiscordToken-7_x';
const path = `/api/webhooks/900/${token}`;

export const discord: Contract = {
  id: 'discord',
  network: 'discord',
  handle: /^900$/,
  mostPictures: 10,
  mostBytes: 10_485_760,
  hasAlt: true,
  canReadBack: false,
  refusal: { answer: 400, body: JSON.stringify({ message: 'Invalid Form Body', code: 50_035 }) },
  refusalWords: 'Invalid Form Body',
  busy: (seconds) => ({ answer: 429, body: JSON.stringify({ message: 'You are being rate limited.', retry_after: seconds, global: false }) }),
  goneLink: 'https://discord.com/channels/3/2/1',
  async start() {
    const posts: (Posted & { readonly id: string })[] = [];
    const server = await startContract(async (asked) => {
      if (!asked.path.startsWith(path)) return { status: 404, json: { message: 'Unknown Webhook', code: 10_015 } };
      if (asked.name === `GET ${path}`) return { status: 200, json: { id: '900', type: 1, name: 'Point', channel_id: '2', guild_id: '3' } };
      const shown = ({ id, pictures }: (typeof posts)[number]) => ({ id, attachments: pictures.map(({ alt }) => ({ description: alt })) });
      if (asked.name === `POST ${path}`) {
        const form = await asked.form();
        const message: { content: string; attachments: { id: number; description: string }[] } = JSON.parse(textIn(form.get('payload_json')));
        const pictures: PostedPicture[] = [];
        for (const { id, description } of message.attachments) pictures.push({ bytes: await bytesIn(form.get(`files[${id}]`)), alt: description });
        posts.unshift({ id: String(500 + posts.length), caption: message.content, pictures });
        return asked.query.get('wait') === 'true' ? { status: 200, json: shown(posts[0]!) } : { status: 204 };
      }
      const found = posts.find(({ id }) => asked.path === `${path}/messages/${id}`);
      return found ? { status: 200, json: shown(found) } : { status: 404, json: { message: 'Unknown Message', code: 10_008 } };
    });
    return {
      ...server,
      given: { webhook: `https://discord.com${path}` },
      wrong: { given: { webhook: 'https://discord.com/api/webhooks/900/other' }, says: /does not know this webhook any more/ },
      secrets: [token],
      publishes: `POST ${path}`,
      posts: () => posts,
      signOut: () => server.odd(`POST ${path}`, { answer: 404, body: JSON.stringify({ message: 'Unknown Webhook', code: 10_015 }) }),
    };
  },
};
