import { loadKnowledge } from '../../src/start/knowledge.ts';
import { discordTraits, openDiscord } from './discord-world.ts';
import { platformContract } from './platform-contract.ts';

const knowledge = await loadKnowledge('content');

platformContract('Discord', discordTraits, () => openDiscord(knowledge));
