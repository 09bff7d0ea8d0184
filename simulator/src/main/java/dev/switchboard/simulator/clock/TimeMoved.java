package dev.switchboard.simulator.clock;

/** Simulated time was moved forward: whoever waits for a moment may find that it has passed. */
public record TimeMoved() {}
