/**
 * Measured, repeatable, against baselines in the same run: the door of the benchmarks. A run starts its own servers on free loopback
 * ports, drives the packaged services as processes, and removes all of it.
 */
@NullMarked
package dev.switchboard.benchmarks;

import org.jspecify.annotations.NullMarked;
