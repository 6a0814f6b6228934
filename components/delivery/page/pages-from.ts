import { PAGE_SIZE } from "./delivery-search";

/** Milliseconds between looks: what belongs to no card moves no board, so its coming is not heard. */
export const LOOK_AGAIN_MS = 30_000;

type Row = { readonly id: string };

/** A page goes on after the row that `cursor` names; the first after none. */
export function after(cursor: string | null): { cursor?: string } {
  return cursor === null ? {} : { cursor };
}

/** How a list is asked for page by page: begun with what the server rendered, where that answers the same question. */
export function pagesFrom<T extends Row>(input: object, first: { input: object; data: T[] } | null) {
  return {
    initialPageParam: null as string | null,
    getNextPageParam: (last: readonly T[]) => (last.length === PAGE_SIZE ? last.at(-1)?.id : undefined),
    refetchInterval: LOOK_AGAIN_MS,
    ...(first && isSame(input, first.input) ? { initialData: { pages: [first.data], pageParams: [null] } } : {}),
  };
}

/** Whether two inputs ask the same. */
export function isSame(one: object, other: object): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
