"use client";

import { type KeyboardEvent, type ReactNode, useEffect, useLayoutEffect, useRef, useState } from "react";
import { classNames } from "./class-names.ts";

export interface MenuItem {
  readonly id: string;
  readonly label: string;
  /** Key that does the same, shown at the right. */
  readonly keys?: string;
  readonly disabled?: boolean;
  readonly danger?: boolean;
  /** A line above this item. */
  readonly separated?: boolean;
}

export interface MenuProps {
  readonly label: string;
  readonly items: readonly MenuItem[];
  /** The element the menu opens at. */
  readonly anchor: Element;
  readonly onSelect: (id: string) => void;
  readonly onClose: () => void;
  readonly heading?: ReactNode;
}

/** A menu of commands, open while it is mounted. Arrows, Home, End, first letters, Enter and Esc. */
export function Menu({ label, items, anchor, onSelect, onClose, heading }: MenuProps) {
  const ref = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<{ top: number; left: number } | null>(null);

  useLayoutEffect(() => {
    if (ref.current) setPlace(placeAt(anchor, ref.current));
  }, [anchor]);

  const isPlaced = place !== null;
  useEffect(() => {
    if (isPlaced) firstItem(ref.current)?.focus({ preventScroll: true });
  }, [isPlaced]);

  useEffect(() => {
    const away = (event: Event) => {
      if (event.target instanceof Node && ref.current?.contains(event.target)) return;
      onClose();
    };
    // The press that opens the menu may itself bring its row into view: the menu follows.
    const follow = () => {
      const { top, bottom } = anchor.getBoundingClientRect();
      if (bottom < 0 || top > window.innerHeight) onClose();
      else if (ref.current) setPlace(placeAt(anchor, ref.current));
    };
    document.addEventListener("pointerdown", away, true);
    window.addEventListener("resize", onClose);
    window.addEventListener("scroll", follow, true);
    return () => {
      document.removeEventListener("pointerdown", away, true);
      window.removeEventListener("resize", onClose);
      window.removeEventListener("scroll", follow, true);
    };
  }, [anchor, onClose]);

  return (
    <div
      ref={ref}
      role="menu"
      aria-label={label}
      tabIndex={-1}
      className={classNames("menu", !place && "menu-measuring")}
      style={place ?? undefined}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === "Escape" || event.key === "Tab") {
          event.preventDefault();
          onClose();
        } else moveFocus(event);
      }}
    >
      {heading}
      {items.map((item) => (
        <button
          key={item.id}
          type="button"
          role="menuitem"
          tabIndex={-1}
          disabled={item.disabled}
          className={classNames(
            "menu-item",
            item.danger && "menu-item-danger",
            item.separated && "menu-item-separated",
          )}
          onClick={() => onSelect(item.id)}
        >
          <span>{item.label}</span>
          {item.keys ? <kbd>{item.keys}</kbd> : null}
        </button>
      ))}
    </div>
  );
}

function placeAt(anchor: Element, menu: HTMLElement): { top: number; left: number } {
  const at = anchor.getBoundingClientRect();
  const size = menu.getBoundingClientRect();
  const below = at.bottom + 4 + size.height <= window.innerHeight - 8;
  return {
    top: Math.max(8, below ? at.bottom + 4 : at.top - size.height - 4),
    left: Math.max(8, Math.min(at.left, window.innerWidth - size.width - 8)),
  };
}

function itemsOf(menu: HTMLElement | null): HTMLButtonElement[] {
  return menu ? [...menu.querySelectorAll<HTMLButtonElement>("[role=menuitem]:not(:disabled)")] : [];
}

function firstItem(menu: HTMLElement | null): HTMLButtonElement | undefined {
  return itemsOf(menu)[0];
}

function moveFocus(event: KeyboardEvent<HTMLDivElement>): void {
  const items = itemsOf(event.currentTarget);
  const focused = document.activeElement;
  const at = focused instanceof HTMLButtonElement ? items.indexOf(focused) : -1;
  const to = target(event.key, at, items);
  if (to === null) return;
  event.preventDefault();
  items[to]?.focus();
}

function target(key: string, at: number, items: readonly HTMLButtonElement[]): number | null {
  const count = items.length;
  if (key === "ArrowDown") return (at + 1) % count;
  if (key === "ArrowUp") return (at + count - 1 + (at < 0 ? 1 : 0)) % count;
  if (key === "Home") return 0;
  if (key === "End") return count - 1;
  if (key.length !== 1 || key === " ") return null;
  const letter = key.toLocaleLowerCase("sv");
  for (let step = 1; step <= count; step += 1) {
    const index = (Math.max(at, 0) + step) % count;
    if (items[index]?.textContent?.trim().toLocaleLowerCase("sv").startsWith(letter)) return index;
  }
  return null;
}
