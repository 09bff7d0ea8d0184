/**
 * The Graph API's messages endpoint: who may call, what is well formed, what is refused and in which words.
 */
@NullMarked
package dev.switchboard.simulator.graph;

import org.jspecify.annotations.NullMarked;
