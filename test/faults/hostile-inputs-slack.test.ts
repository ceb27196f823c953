import { openSlackDoor } from './doors/furnished-door.ts';
import { hostileInputsThrough } from './hostile-inputs-through.ts';
import { secondPart } from './shares.ts';

hostileInputsThrough('Slack', openSlackDoor, secondPart);
