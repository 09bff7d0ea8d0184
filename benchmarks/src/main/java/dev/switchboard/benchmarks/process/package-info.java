/**
 * The processes of a run and what they cost: started on free loopback ports below one temporary directory, read from the system's own
 * account of CPU time, and ended by process id with the run, however it ends.
 */
@NullMarked
package dev.switchboard.benchmarks.process;

import org.jspecify.annotations.NullMarked;
