import { platformContract } from './platform-contract.ts';
import { openDiscordPane, openSlackPane, playgroundTraits } from './playground-world.ts';

platformContract('the playground, as Discord', playgroundTraits, openDiscordPane);
platformContract('the playground, as Slack', playgroundTraits, openSlackPane);
