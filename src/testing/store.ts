import type { ActionItem } from "../action-items.ts";
import { millisecondsOf } from "./timestamps.ts";

/** Action items in the order of their creation. None is ever changed: a changed one takes its place. */
export class Store {
  #items: ActionItem[] = [];

  get items(): readonly ActionItem[] {
    return this.#items;
  }

  find(id: string): ActionItem | undefined {
    return this.#items.find((item) => item.id === id);
  }

  add(item: ActionItem): void {
    const age = (actionItem: ActionItem | undefined) => millisecondsOf(actionItem?.created_at) ?? 0;
    let at = this.#items.length;
    // Mostly it is the newest; only one that was seeded can be older than those before it.
    while (at > 0 && age(this.#items[at - 1]) > age(item)) at -= 1;
    this.#items.splice(at, 0, item);
  }

  replace(item: ActionItem): void {
    this.#items = this.#items.map((actionItem) => (actionItem.id === item.id ? item : actionItem));
  }

  remove(id: string): void {
    this.#items = this.#items.filter((item) => item.id !== id);
  }

  clear(): void {
    this.#items = [];
  }
}
