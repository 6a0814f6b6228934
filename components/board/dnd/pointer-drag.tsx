"use client";

import { useEffect, useEffectEvent, useId, useRef, type MouseEvent, type ReactNode, type TouchEvent } from "react";
import { DndContext, DragOverlay, type DragMoveEvent, MeasuringStrategy, MouseSensor, pointerWithin, TouchSensor, useDraggable, useDroppable, useSensor, useSensors } from "@dnd-kit/core";
import type { Column } from "@/server/board/domain/column";
import { type Carry, useCarry, useCarryActions } from "./carry-context";
import { placeUnder, scrollerOf } from "./place-under";
import { useEdgeScroll } from "./use-edge-scroll";
import styles from "./pointer-drag.module.css";

/** Pixels a mouse moves before a press is a drag, and how long a finger rests before it lifts instead of scrolling. */
const MOUSE_DISTANCE = 5;
const TOUCH_DELAY = { delay: 220, tolerance: 8 };
const DROPPABLE_MEASURING = { droppable: { strategy: MeasuringStrategy.Always } };
/** One draggable serves all cards: a board of thousands would otherwise draw every card anew whenever a drag begins. */
const HAND = "hand";

type PointerDragProps = { children: ReactNode; drawCard: (carry: Carry) => ReactNode };

/** Dragging with mouse and finger. Cards are found by `data-card`, columns by `useDropColumn`. */
export function PointerDrag({ children, drawCard }: PointerDragProps) {
  const id = useId();
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: MOUSE_DISTANCE } }),
    useSensor(TouchSensor, { activationConstraint: TOUCH_DELAY }),
  );
  const carry = useCarry();
  const { lift, carryTo, drop, putBack } = useCarryActions();
  const grippedRef = useRef<string | null>(null);
  const heldRef = useRef<{ column: Column; y: number } | null>(null);
  const settle = () => {
    const held = heldRef.current;
    carryTo(held && carry ? placeUnder(held.column, held.y, carry.landings) : null);
  };
  const follow = ({ over, active }: DragMoveEvent) => {
    const rect = active.rect.current.translated;
    heldRef.current = over && rect ? { column: over.id as Column, y: rect.top + rect.height / 2 } : null;
    settle();
  };
  const heldAt = () => {
    const scroller = heldRef.current && scrollerOf(heldRef.current.column);
    return heldRef.current && scroller ? { scroller, y: heldRef.current.y } : null;
  };
  useEdgeScroll(carry?.mode === "pointer", heldAt, settle);
  return (
    <DndContext
      id={id}
      sensors={sensors}
      collisionDetection={pointerWithin}
      measuring={DROPPABLE_MEASURING}
      // What happens is told by our own voice, the same for pointer and keys.
      accessibility={{ announcements: SILENT, screenReaderInstructions: { draggable: "" } }}
      onDragStart={() => grippedRef.current !== null && lift(grippedRef.current, "pointer", null)}
      onDragMove={follow}
      onDragOver={follow}
      onDragEnd={drop}
      onDragCancel={putBack}
    >
      <Hand grippedRef={grippedRef}>{children}</Hand>
      <ClickGuard isDragging={carry?.mode === "pointer"} />
      <DragOverlay dropAnimation={null} zIndex={30}>
        {carry?.mode === "pointer" ? <div className={styles.hand} aria-hidden>{drawCard(carry)}</div> : null}
      </DragOverlay>
    </DndContext>
  );
}

const SILENT = { onDragStart: () => undefined, onDragOver: () => undefined, onDragEnd: () => undefined, onDragCancel: () => undefined };

function Hand({ grippedRef, children }: { grippedRef: { current: string | null }; children: ReactNode }) {
  const { listeners, setNodeRef } = useDraggable({ id: HAND });
  const grasp = (event: MouseEvent | TouchEvent) => {
    const card = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-card]") : null;
    if (!card || (event.target as Element).closest("[data-no-drag]")) return;
    grippedRef.current = card.dataset.card ?? null;
    setNodeRef(card);
    listeners?.[event.type === "touchstart" ? "onTouchStart" : "onMouseDown"]?.(event);
  };
  return (
    <div className={styles.reach} onMouseDown={grasp} onTouchStart={grasp}>
      {children}
    </div>
  );
}

/** The element that takes dropped cards of this column. */
export function useDropColumn(column: Column): (element: HTMLElement | null) => void {
  return useDroppable({ id: column }).setNodeRef;
}

/** A card is a link: letting it go over itself must not open it. */
function ClickGuard({ isDragging }: { isDragging: boolean }) {
  const dragged = useRef(false);
  const refuse = useEffectEvent((event: Event) => {
    if (!dragged.current) return;
    event.preventDefault();
    event.stopPropagation();
  });
  useEffect(() => {
    window.addEventListener("click", refuse, { capture: true });
    return () => window.removeEventListener("click", refuse, { capture: true });
  }, []);
  useEffect(() => {
    if (isDragging) dragged.current = true;
    else {
      // The click that ends a drag comes right after it.
      const timer = setTimeout(() => (dragged.current = false), 50);
      return () => clearTimeout(timer);
    }
  }, [isDragging]);
  return null;
}
