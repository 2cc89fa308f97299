/** How many requests go side by side: as many as Vitest runs tests at once, which nobody's staging server minds. */
export const AT_ONCE = 5;
