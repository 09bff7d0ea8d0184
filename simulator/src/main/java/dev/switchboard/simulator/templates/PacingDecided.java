package dev.switchboard.simulator.templates;

/**
 * Meta has looked at the first messages of a template.
 *
 * @param templateId whose messages were held
 * @param released whether they go out now; else they are dropped
 */
public record PacingDecided(String templateId, boolean released) {}
