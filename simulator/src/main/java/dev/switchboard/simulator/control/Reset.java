package dev.switchboard.simulator.control;

/** Whoever holds state observes this and forgets it. */
public record Reset() {}
