import { spawn } from 'node:child_process';
import { startDiscordDouble } from './index.ts';
const base = (d: any) => { const c = d.channel('events'); return { channel_id: c.id, guild_id: c.guildId }; };
const cases: [string, string, (d: any) => unknown][] = [];
const events = ['MESSAGE_REACTION_ADD','MESSAGE_REACTION_REMOVE','MESSAGE_REACTION_REMOVE_ALL','MESSAGE_REACTION_REMOVE_EMOJI','MESSAGE_CREATE','MESSAGE_UPDATE','MESSAGE_DELETE','INTERACTION_CREATE','GUILD_CREATE','GUILD_UPDATE','GUILD_DELETE','CHANNEL_UPDATE','CHANNEL_CREATE','CHANNEL_DELETE','GUILD_ROLE_CREATE','UNKNOWN_EVENT_X'];
for (const e of events) {
  cases.push([e, 'null', () => null]);
  cases.push([e, '{}', () => ({})]);
  cases.push([e, 'string', () => 'garbage']);
  cases.push([e, '{channel,guild}', (d) => ({ ...base(d) })]);
  cases.push([e, '{channel,guild,user,message; no emoji}', (d) => ({ ...base(d), id: '1', message_id: '1', user_id: d.bot.id })]);
  cases.push([e, 'emoji null', (d) => ({ ...base(d), message_id: '1', user_id: d.bot.id, emoji: null })]);
  cases.push([e, 'emoji {}', (d) => ({ ...base(d), message_id: '1', user_id: d.bot.id, emoji: {} })]);
  cases.push([e, 'emoji name bad %', (d) => ({ ...base(d), message_id: '1', user_id: d.bot.id, emoji: { id: null, name: '%' }, burst: false, type: 0 })]);
  cases.push([e, 'member without user', (d) => ({ ...base(d), message_id: '1', user_id: '99', member: {}, emoji: { id: null, name: '✅' }, burst: false, type: 0 })]);
  cases.push([e, 'member user without id', (d) => ({ ...base(d), message_id: '1', user_id: '99', member: { user: {} }, emoji: { id: null, name: '✅' }, burst: false, type: 0 })]);
  cases.push([e, 'ids numbers', (d) => ({ ...base(d), channel_id: 5, message_id: 7, id: 7, user_id: 9, emoji: { id: null, name: '✅' } })]);
  cases.push([e, 'message without author', (d) => ({ ...base(d), id: '123456789012345678', type: 0, content: 'x' })]);
}
for (const t of [2,3,4,5,99]) {
  cases.push(['INTERACTION_CREATE', `type ${t} no data`, (d) => ({ id: '1', token: 't', type: t, application_id: d.applicationId, ...base(d) })]);
  cases.push(['INTERACTION_CREATE', `type ${t} data {} member ok`, (d) => ({ id: '1', token: 't', type: t, application_id: d.applicationId, ...base(d), data: {}, entitlements: [], authorizing_integration_owners: {}, member: { user: { id: '5', username: 'x' }, roles: [], permissions: '0' } })]);
  cases.push(['INTERACTION_CREATE', `type ${t} no user/member`, (d) => ({ id: '1', token: 't', type: t, application_id: d.applicationId, ...base(d), data: { type: 1, name: 'x', id: '1', custom_id: 'x', component_type: 2, components: [] }, entitlements: [], authorizing_integration_owners: {} })]);
  cases.push(['INTERACTION_CREATE', `type ${t} no entitlements`, (d) => ({ id: '1', token: 't', type: t, application_id: d.applicationId, ...base(d), data: { type: 1, name: 'x', id: '1', custom_id: 'x', component_type: 2, components: [] }, member: { user: { id: '5', username: 'x' }, roles: [], permissions: '0' } })]);
  cases.push(['INTERACTION_CREATE', `type ${t} no message`, (d) => ({ id: '1', token: 't', type: t, application_id: d.applicationId, ...base(d), data: { type: 1, name: 'x', id: '1', custom_id: 'x', component_type: 2, components: [] }, entitlements: [], authorizing_integration_owners: {}, member: { user: { id: '5', username: 'x' }, roles: [], permissions: '0' } })]);
  cases.push(['INTERACTION_CREATE', `type ${t} unknown channel`, (d) => ({ id: '1', token: 't', type: t, application_id: d.applicationId, guild_id: base(d).guild_id, channel_id: '77', channel: { id: '77', type: 0 }, data: { type: 1, name: 'x', id: '1', custom_id: 'x', component_type: 2, components: [] }, entitlements: [], authorizing_integration_owners: {}, member: { user: { id: '5', username: 'x' }, roles: [], permissions: '0' } })]);
}
async function run([event, name, make]: typeof cases[number]) {
  const d = await startDiscordDouble();
  const child = spawn(process.execPath, ['test/doubles/discord/zz-child.ts'], { env: { ...process.env, URL: d.url, TOK: d.token }, stdio: ['pipe', 'pipe', 'pipe'] });
  let out = '', err = ''; child.stdout.on('data', (x) => { out += x; }); child.stderr.on('data', (x) => { err += x; });
  let code: number | null | undefined; child.on('exit', (c) => { code = c; });
  await d.waitFor(() => out.includes('READY'));
  d.dispatch(event, make(d));
  // a valid dispatch after it: proves the handling went on
  const m = d.say(d.person({ name: 'a' }), 'events', 'after');
  await d.waitFor(() => code !== undefined || (out.match(/EVENT messageCreate/g) ?? []).length > 0 || false, { withinMs: 4000 }).catch(() => { out += 'STUCK'; });
  child.stdin.write('x\n');
  await d.waitFor(() => code !== undefined || out.includes('ALIVE'), { withinMs: 3000 }).catch(() => {});
  child.kill('SIGKILL'); await d.stop();
  const line = err.split('\n').find((l) => /Error/.test(l)) ?? '';
  return `${event} | ${name} | ${code !== undefined ? `CRASH exit ${code}: ${line.trim()}` : 'ok'} | ${out.replace(/READY|ALIVE|\n/g, ' ').trim()}`;
}
const results: string[] = []; const queue = [...cases];
await Promise.all(Array.from({ length: 12 }, async () => { for (let c = queue.shift(); c; c = queue.shift()) results.push(await run(c)); }));
results.sort(); console.log(results.filter((r) => /CRASH|STUCK/.test(r)).join('\n')); console.log('---ok', results.filter((r) => !/CRASH|STUCK/.test(r)).length, 'of', results.length);
console.log(results.filter((r) => !/CRASH|STUCK/.test(r) && /EVENT (?!messageCreate)|EVENT messageCreate.*EVENT/.test(r)).join('\n'));
