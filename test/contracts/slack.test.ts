import { loadKnowledge } from '../../src/start/knowledge.ts';
import { platformContract } from './platform-contract.ts';
import { openSlack, slackHttpTraits, slackTraits } from './slack-world.ts';

const knowledge = await loadKnowledge('content');

platformContract('Slack by its socket', slackTraits, () => openSlack(knowledge, 'socket'));
platformContract('Slack by signed requests', slackHttpTraits, () => openSlack(knowledge, 'http'));
