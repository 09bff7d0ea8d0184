/**
 * Campaigns: one template to an audience, each person once; validated before it starts, released in small blocks, and stopped by
 * itself when Meta shows that it does harm.
 */
@NullMarked
package dev.switchboard.outboundsender.campaign;

import org.jspecify.annotations.NullMarked;
