package dev.switchboard.simulator.door;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a call carries.
 *
 * @param root its parameters, objects unfolded
 * @param rewritten whether that is not word for word what came: it was a form, or held objects as strings of JSON
 */
public record GraphBody(JsonNode root, boolean rewritten) {}
