import { type Case, casesOf } from "../cases/cases.ts";
import type { Operation } from "../description/operations.ts";
import { resource } from "../description/resource.ts";
import { succeeded } from "../exchange/exchange.ts";
import { differences } from "./differences.ts";
import { everythingIn } from "./pages.ts";
import { only, type Scenario } from "./scenario.ts";

export const refusedWithoutEffect: Scenario = {
  name: "refused-without-effect",
  definition: "A request that is refused changes nothing and creates nothing.",
  writes: 1,
  async run(story) {
    const { session } = story;
    const { create, read, update, remove, lists } = resource;
    const listOfOne = lists.find(({ path }) => path === create?.path);
    if (create && listOfOne) {
      let before = await everythingIn(story, listOfOne);
      /** Refuses a case, and says what is in the list that was not there before. */
      const refuse = async (each: Case) => {
        const { response } = await story.send(each);
        const after = await everythingIn(story, listOfOne);
        const known = new Set(before.resources.map(({ id }) => id));
        const isRefused = response.status >= 400 && before.complete;
        const appeared = isRefused ? after.resources.filter(({ id }) => !known.has(id)) : [];
        before = after;
        return { status: response.status, appeared };
      };
      for (const each of oneOfEachKeyword(create, session.target.known)) {
        const { status, appeared } = await refuse(each);
        const [first] = appeared;
        if (first === undefined) continue;
        // Others may file things meanwhile, but not whenever this is refused.
        const isItsDoing =
          appeared.some(({ attributes }) => session.owns(attributes)) || (await refuse(each)).appeared.length > 0;
        story.expect(
          !isItsDoing,
          `${each.name} was refused with ${status}, but ${String(first.id)} appeared in ${listOfOne.id}.`,
        );
      }
    }
    if (!read || !update || !remove) return;
    const { id } = await story.create();
    let before = only(await story.request(read, { id }))?.attributes ?? {};
    for (const each of [update, remove].flatMap((operation) => oneOfEachKeyword(operation, session.target.known))) {
      const { response } = await story.send({ ...each, on: id });
      if (response.status < 400) continue;
      const found = await story.request(read, { id });
      story.expect(succeeded(found), `${each.name} was refused with ${response.status}, but ${id} is gone.`);
      const after = only(found)?.attributes ?? before;
      for (const difference of differences(before, after))
        story.expect(false, `${each.name} was refused with ${response.status}, but ${difference}.`);
      before = after;
    }
  },
};

/** An invalid case for each keyword that can be violated: a server that forgets one forgets it everywhere. */
function oneOfEachKeyword(operation: Operation, known: Parameters<typeof casesOf>[1]) {
  const invalid = casesOf(operation, known).filter(
    ({ polarity, missing, method }) => polarity === "invalid" && !missing && !method,
  );
  return invalid.filter(
    ({ violates }, at) => invalid.findIndex((other) => other.violates?.keyword === violates?.keyword) === at,
  );
}
