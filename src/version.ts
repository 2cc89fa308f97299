/** The version in package.json, which cannot be imported where there is no file system; a test holds them together. */
export const VERSION = "0.1.0";
