import type { Figure } from './figure.ts';

/** Says how a measurement goes on, on standard error. */
export type Tell = (sentence: string) => void;

/** Measures one part of the project. An empty list: nothing is measured there yet. */
export type Group = (tell: Tell) => Promise<readonly Figure[]>;
