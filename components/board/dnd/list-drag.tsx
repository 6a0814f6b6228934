"use client";

import { useId, useRef, useState, type MouseEvent, type ReactNode, type RefObject, type TouchEvent } from "react";
import { DndContext, type DragMoveEvent, DragOverlay, MouseSensor, TouchSensor, useDraggable, useSensor, useSensors } from "@dnd-kit/core";
import { useEdgeScroll } from "./use-edge-scroll";
import styles from "./list-drag.module.css";

const MOUSE_DISTANCE = 4;
const TOUCH_DELAY = { delay: 160, tolerance: 8 };
const HAND = "row";
const SILENT = { onDragStart: () => undefined, onDragOver: () => undefined, onDragEnd: () => undefined, onDragCancel: () => undefined };

type ListDragProps = {
  /** The element that scrolls. */
  scroller: RefObject<HTMLElement | null>;
  children: ReactNode;
  /** What is seen in the hand. */
  drawHeld: (key: string) => ReactNode;
  /** A row was taken, or is held at this height of the window. */
  onHeld: (key: string, y: number) => void;
  onDrop: () => void;
  onPutBack: () => void;
};

/** Dragging the rows of one long list by their grips, the elements with `data-grip`. Where a row would land is for the list to say. */
export function ListDrag({ scroller, children, drawHeld, onHeld, onDrop, onPutBack }: ListDragProps) {
  const id = useId();
  const sensors = useSensors(useSensor(MouseSensor, { activationConstraint: { distance: MOUSE_DISTANCE } }), useSensor(TouchSensor, { activationConstraint: TOUCH_DELAY }));
  const gripped = useRef<string | null>(null);
  const height = useRef(0);
  const [held, setHeld] = useState<string | null>(null);
  const settle = () => gripped.current !== null && onHeld(gripped.current, height.current);
  const follow = ({ active }: DragMoveEvent) => {
    const rect = active.rect.current.translated;
    if (rect) height.current = rect.top + rect.height / 2;
    settle();
  };
  const end = (then: () => void) => () => {
    setHeld(null);
    then();
  };
  useEdgeScroll(held !== null, () => (scroller.current ? { scroller: scroller.current, y: height.current } : null), settle);
  return (
    <DndContext
      id={id}
      sensors={sensors}
      autoScroll={false}
      accessibility={{ announcements: SILENT, screenReaderInstructions: { draggable: "" } }}
      onDragStart={() => setHeld(gripped.current)}
      onDragMove={follow}
      onDragEnd={end(onDrop)}
      onDragCancel={end(onPutBack)}
    >
      <Grips onGrip={(key) => (gripped.current = key)}>{children}</Grips>
      <DragOverlay dropAnimation={null} zIndex={30}>
        {held === null ? null : (
          <div className={styles.hand} aria-hidden>
            {drawHeld(held)}
          </div>
        )}
      </DragOverlay>
    </DndContext>
  );
}

function Grips({ onGrip, children }: { onGrip: (key: string) => void; children: ReactNode }) {
  const { listeners, setNodeRef } = useDraggable({ id: HAND });
  const grasp = (event: MouseEvent | TouchEvent) => {
    const grip = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-grip]") : null;
    if (!grip) return;
    onGrip(grip.dataset.grip ?? "");
    setNodeRef(grip);
    listeners?.[event.type === "touchstart" ? "onTouchStart" : "onMouseDown"]?.(event);
  };
  return (
    <div className={styles.reach} onMouseDown={grasp} onTouchStart={grasp}>
      {children}
    </div>
  );
}
