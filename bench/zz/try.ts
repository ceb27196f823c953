import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { startDiscordDouble } from '../../test/doubles/discord/index.ts';
const N='node_modules/.bin/node';
const fresh=(n:string)=>mkdtempSync(`/tmp/zzb-${n}-`);
const tmp=fresh('tmp');
import { writeFileSync } from 'node:fs';
writeFileSync('bench/zz/base.js', `import {enableCompileCache} from 'node:module'; enableCompileCache(); await import('discord.js'); await import('@slack/bolt'); console.log('"msg":"ready"'); process.on('SIGTERM',()=>process.exit(0)); setInterval(()=>{},1000)`);
import { readFileSync } from 'node:fs';
async function run(args:string[], env:Record<string,string>, mark:RegExp, wait=0, extra:string[]=[]) {
  const t=performance.now();
  const c=spawn(N,[...extra,...args],{env:{PATH:process.env.PATH!,TMPDIR:tmp,...env},stdio:['ignore','pipe','inherit']});
  let o=''; 
  await new Promise<void>((r)=>{c.stdout.on('data',(d)=>{o+=d;if(mark.test(o))r();}); c.on('exit',(code)=>{if(!mark.test(o))console.log('exit',code,o);r()})});
  const ms=performance.now()-t;
  if(wait) await new Promise(r=>setTimeout(r,wait));
  let rss=0; try{rss=Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${c.pid}/status`,'utf8'))![1])/1024;}catch{}
  c.kill('SIGTERM'); await new Promise(r=>c.on('close',r));
  return {ms,rss};
}
const double=await startDiscordDouble();
const secret=Buffer.alloc(32,7).toString('base64');
const base=(e={},w=0)=>run(['bench/zz/base.js'],e,/ready/,w);
const pg=(w=0)=>run(['src/run.js'],{PORT:'0',CONTENT_DIR:'content',DATA_DIR:fresh('d'),SANCTUARY_SECRET:secret},/playground is open/,w);
const dc=(w=0)=>run(['src/run.js'],{DISCORD_TOKEN:double.token,DISCORD_API_URL:double.url,CONTENT_DIR:'content',DATA_DIR:fresh('d'),SANCTUARY_SECRET:secret},/"msg":"ready"/,w);
await base();await pg();await dc();await dc();
const n=Number(process.argv[2]??5), w=Number(process.argv[3]??0);
const R:any={b:[],p:[],d:[],bn:[]};
for(let i=0;i<n;i++){R.b.push(await base({},w));R.p.push(await pg(w));R.d.push(await dc(w));R.bn.push(await base({NODE_DISABLE_COMPILE_CACHE:'1'},w));}
for(const k in R){const s=(f:string)=>R[k].map((x:any)=>x[f]).sort((a:number,b:number)=>a-b).map((x:number)=>x.toFixed(0)).join(' ');console.log(k,'ms',s('ms'),'rss',s('rss'));}
await double.stop();
