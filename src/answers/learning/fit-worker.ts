import { parentPort, workerData } from 'node:worker_threads';
import { fitModel } from './fit-model.ts';

parentPort?.postMessage(fitModel(workerData));
