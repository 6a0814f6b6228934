import { expect, type Locator, type Page } from "@playwright/test";

export type ColumnName = "Backlog" | "Planned" | "In Work" | "Done" | "백로그" | "계획" | "진행 중" | "완료";

/** The board as a person sees it and works on it. */
export class BoardScreen {
  constructor(readonly page: Page) {}

  /** Shows the board once it is live: from then on nothing that happens is missed. */
  async open(path: string): Promise<this> {
    await this.page.goto(path);
    await expect(this.page.locator("[data-live=live]")).toBeVisible();
    return this;
  }

  column(name: ColumnName): Locator {
    return this.page.getByRole("region", { name: new RegExp(`^${name} \\d`) });
  }

  card(key: string): Locator {
    return this.page.getByRole("link", { name: new RegExp(`^${key},`) });
  }

  /** The keys of the cards in a column, from top to bottom, once they are these. */
  async expectCards(name: ColumnName, keys: readonly string[]): Promise<void> {
    const shown = () => this.column(name).locator("[data-card]").evaluateAll((cards) => cards.map((card) => (card as HTMLElement).dataset.card));
    await expect.poll(shown).toEqual(keys);
  }

  /** Takes a card with the mouse and holds it over a column, below its cards. */
  async carry(key: string, to: ColumnName): Promise<void> {
    const { x, y } = await middleOf(this.card(key));
    const target = await boxOf(this.column(to));
    await this.page.mouse.move(x, y);
    await this.page.mouse.down();
    await this.page.mouse.move(x + 12, y + 12, { steps: 4 });
    await this.page.mouse.move(target.x + target.width / 2, target.y + Math.min(target.height - 40, 420), { steps: 8 });
  }

  async drop(): Promise<void> {
    await this.page.mouse.up();
  }
}

export async function boxOf(locator: Locator): Promise<{ x: number; y: number; width: number; height: number }> {
  const box = await locator.boundingBox();
  if (!box) throw new Error("it is not on screen");
  return box;
}

export async function middleOf(locator: Locator): Promise<{ x: number; y: number }> {
  const { x, y, width, height } = await boxOf(locator);
  return { x: x + width / 2, y: y + height / 2 };
}
