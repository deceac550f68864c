// Telegram's Bot API: methods below the bot's token, answers with `ok`, waiting times in `parameters`.

import { bytesIn, startContract, textIn } from './contract.ts';
import type { Contract, Posted, PostedPicture, Reply } from './contract.ts';

const token = '123456:AAplantedTelegramToken_x';

const ok = (result: unknown): Reply => ({ status: 200, json: { ok: true, result } });
const no = (code: number, description: string): Reply => ({ status: code, json: { ok: false, error_code: code, description } });

export const telegram: Contract = {
  id: 'telegram',
  network: 'telegram',
  handle: /^@point$/,
  mostPictures: 10,
  mostBytes: 10_000_000,
  hasAlt: false,
  canReadBack: false,
  refusal: { answer: 400, body: JSON.stringify({ ok: false, error_code: 400, description: 'Bad Request: PHOTO_INVALID_DIMENSIONS' }) },
  refusalWords: 'PHOTO_INVALID_DIMENSIONS',
  busy: (seconds) => ({ answer: 429, body: JSON.stringify({ ok: false, error_code: 429, description: `Too Many Requests: retry after ${seconds}`, parameters: { retry_after: seconds } }) }),
  async start() {
    const posts: Posted[] = [];
    let lastId = 40;
    const server = await startContract(async (asked) => {
      const [bot, method] = asked.path.slice(1).split('/');
      if (bot !== `bot${token}`) return no(401, 'Unauthorized');
      if (method === 'getMe') return ok({ id: 123456, is_bot: true, username: 'point_bot' });
      if (method === 'getChat') return asked.json()['chat_id'] === '@point' ? ok({ id: -1001, type: 'channel', title: 'Point', username: 'point' }) : no(400, 'Bad Request: chat not found');
      if (method === 'getChatMember') return ok({ status: 'administrator', can_post_messages: true });
      const form = await asked.form();
      if (form.get('chat_id') !== '-1001') return no(400, 'Bad Request: chat not found');
      if (method === 'sendPhoto') {
        posts.unshift({ caption: textIn(form.get('caption')), pictures: [{ bytes: await bytesIn(form.get('photo')), alt: '' }] });
        return ok({ message_id: (lastId += 1) });
      }
      if (method !== 'sendMediaGroup') return no(404, 'Not Found');
      const media: { media: string; caption?: string }[] = JSON.parse(textIn(form.get('media')));
      if (media.length < 2 || media.length > 10) return no(400, 'Bad Request: wrong number of media');
      const pictures: PostedPicture[] = [];
      for (const one of media) pictures.push({ bytes: await bytesIn(form.get(one.media.replace('attach://', ''))), alt: '' });
      posts.unshift({ caption: media[0]?.caption ?? '', pictures });
      return ok(media.map(() => ({ message_id: (lastId += 1) })));
    });
    const publishes = `POST /bot${token}/sendPhoto`;
    return {
      ...server,
      given: { channel: 'https://t.me/point', botToken: token, server: server.url },
      wrong: { given: { botToken: '1:wrong' }, says: /does not know this bot token/ },
      secrets: [token, 'AAplantedTelegramToken'],
      publishes,
      posts: () => posts,
      signOut: () => server.odd(publishes, { answer: 401, body: JSON.stringify({ ok: false, error_code: 401, description: 'Unauthorized' }) }),
    };
  },
};
