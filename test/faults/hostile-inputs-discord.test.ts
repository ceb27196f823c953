import { openDiscordDoor } from './doors/furnished-door.ts';
import { hostileInputsThrough } from './hostile-inputs-through.ts';
import { firstPart } from './shares.ts';

hostileInputsThrough('Discord', openDiscordDoor, firstPart);
