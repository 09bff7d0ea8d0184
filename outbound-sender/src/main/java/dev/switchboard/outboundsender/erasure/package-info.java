/**
 * Erasure, the sender's side: upon ContactErased what waits is refused, and whatever is personal goes; then ContactForgotten.
 * Other packages that hold something of contacts take part as {@link dev.switchboard.outboundsender.erasure.HoldsPersonalData}.
 */
@NullMarked
package dev.switchboard.outboundsender.erasure;

import org.jspecify.annotations.NullMarked;
