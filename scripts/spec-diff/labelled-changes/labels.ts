import type { Audience, Bump } from "../change.ts";
import type { Edit } from "./edits.ts";

/** Whom a change breaks, or, when nobody, the version step that it is worth. */
export type Label = readonly Audience[] | Exclude<Bump, "major">;

/** A change, and what it and its reverse mean; `first` is done to both sides beforehand. */
export type Row = readonly [name: string, edit: Edit, forward: Label, reverse: Label, first?: Edit];

/** Requests that are not valid any more; where the types express that, callers do not compile either. */
export const refused: Label = ["servers", "fake-and-validation"];
export const refusedTyped: Label = ["callers-compile-time", "servers", "fake-and-validation"];

/** Responses that were not valid before. */
export const unmet: Label = ["callers-run-time"];
export const unmetTyped: Label = ["callers-compile-time", "callers-run-time"];

export const bothTyped: Label = ["callers-compile-time", "callers-run-time", "servers", "fake-and-validation"];

export const operationId: Label = ["callers-compile-time", "fake-and-validation"];
