/// <reference types="next" />
import "react";

declare module "react" {
  /** Custom properties carry values into style sheets. */
  interface CSSProperties {
    [property: `--${string}`]: string | number | undefined;
  }
}
