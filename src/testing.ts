/**
 * Rootly in memory, for the tests of code that uses the client.
 *
 * @module rootly-action-items/testing
 */
export type { Failure, StatusFailure } from "./testing/failures.ts";
export { createFakeRootly, type FakeRootly, type FakeRootlyOptions, type SeedAttributes } from "./testing/fake.ts";
export type { ActionItem } from "./lists.ts";
export type { FakeIncident } from "./testing/store.ts";
export type { RecordedRequest } from "./testing/requests.ts";
