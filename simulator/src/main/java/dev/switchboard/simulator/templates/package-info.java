/**
 * Message templates: the catalogue, their life from review to pause, and what a message made from one must hold.
 */
@NullMarked
package dev.switchboard.simulator.templates;

import org.jspecify.annotations.NullMarked;
