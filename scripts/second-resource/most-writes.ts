/** For tests: as many writes as all scenarios of one resource need, and some cases. */
export const MOST_WRITES = 100;
