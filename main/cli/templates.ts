// `templates`: what can be filled, and a starter spreadsheet for one of them.

import { starterSheet } from '../sheets/starter.ts';
import { count, table } from './terminal.ts';
import { exitCodes, textOption, type Verb } from './verb.ts';

export const verb: Verb = {
  usage: ['templates [--json]', 'templates --starter TEMPLATE > points.csv'],
  options: { starter: { type: 'string' } },
  async run({ options, terminal, json, studio }) {
    const { packs } = await studio();
    const starter = textOption(options, 'starter');
    if (starter !== undefined) {
      terminal.data(starterSheet((await packs.findTemplate(starter)).template));
      return exitCodes.done;
    }
    const found = (await packs.list()).flatMap((pack) => pack.templates.map((template) => ({ pack: pack.manifest, template })));
    if (json) {
      const templates = found.map(({ pack, template }) => ({
        id: template.id,
        name: template.name,
        description: template.description,
        pack: `${pack.id}@${pack.version}`,
        fields: template.fields,
      }));
      terminal.data(JSON.stringify({ templates }, null, 2));
      return exitCodes.done;
    }
    for (const { pack, template } of found) {
      terminal.say(`${template.id}  ${template.name} (${pack.name} ${pack.version})`);
      terminal.say(`  ${template.description}`);
      terminal.say(table(template.fields.map((field) => [`  ${field.name}`, field.required ? 'required' : '', limitOf(field.maxLength), field.hint ?? field.label])));
      terminal.say('');
    }
    terminal.say(`${count(found.length, 'template')}. A starter spreadsheet: templates --starter ${found[0]?.template.id ?? 'TEMPLATE'} > points.csv`);
    return exitCodes.done;
  },
};

function limitOf(maxLength: number | undefined): string {
  return maxLength === undefined ? '' : `at most ${maxLength}`;
}
