import { casesOf } from "../cases/cases.ts";
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
      const before = await everythingIn(story, listOfOne);
      for (const each of oneOfEachKeyword(create, session.target.known)) {
        const { response } = await session.send(each);
        if (response.status < 400) continue;
        const after = await everythingIn(story, listOfOne);
        // Others may file things meanwhile.
        const appeared = after.resources.filter(
          ({ id, attributes }) => !before.resources.some((other) => other.id === id) && session.mayOwn(attributes),
        );
        story.expect(
          !before.complete || appeared.length === 0,
          `${each.name} was refused with ${response.status}, but ${String(appeared[0]?.id)} appeared in ${listOfOne.id}.`,
        );
        before.resources.push(...appeared);
      }
    }
    if (!read || !update || !remove) return;
    const { id } = await story.create();
    let before = only(await story.request(read, { id }))?.attributes ?? {};
    for (const each of [update, remove].flatMap((operation) => oneOfEachKeyword(operation, session.target.known))) {
      const { response } = await session.send({ ...each, on: id });
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
